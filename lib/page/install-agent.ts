import * as v from 'valibot';
import {
  FRAME_SNAPSHOT,
  MAX_SELECTION_CHARS,
  SELECTION_PORT,
  type FrameSnapshot,
} from './frame-snapshot.ts';
import {
  installSelectionAgent,
  SELECTION_SETTLE_MS,
  type AgentOptions,
} from './selection-agent.ts';

/** The part of `scripting.executeScript` that is used. */
export type ExecuteScript = (injection: {
  target: { tabId: number; allFrames: true } | { tabId: number; frameIds: number[] };
  func: (options: AgentOptions) => FrameSnapshot;
  args: [AgentOptions];
}) => Promise<Array<{ result?: unknown }>>;

const AGENT_OPTIONS: AgentOptions = {
  portName: SELECTION_PORT,
  maxChars: MAX_SELECTION_CHARS,
  settleMs: SELECTION_SETTLE_MS,
};

/**
 * Starts the selection agent in one frame of a tab, or in all that may be read, and returns what
 * each shows. Rejects in the browser's own words when the page may not be read, and never settles
 * while the page is still loading.
 */
export async function installAgent(
  executeScript: ExecuteScript,
  tabId: number,
  frameId?: number,
): Promise<FrameSnapshot[]> {
  const frames = await executeScript({
    target: frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] },
    func: installSelectionAgent,
    args: [AGENT_OPTIONS],
  });
  // The browser leaves out the result of a frame that went away meanwhile.
  return frames
    .map(({ result }) => v.safeParse(FRAME_SNAPSHOT, result))
    .flatMap((result) => (result.success ? [result.output] : []));
}
