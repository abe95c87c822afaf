import { describe, expect, it, vi } from 'vitest';
import { installAgent, type ExecuteScript } from '../../../lib/page/install-agent.ts';
import type { FrameSnapshot } from '../../../lib/page/frame-snapshot.ts';
import { installSelectionAgent } from '../../../lib/page/selection-agent.ts';

const toSnapshot = (frame: string): FrameSnapshot => ({
  frame,
  text: '',
  length: 0,
  title: '',
  url: '',
  contentType: 'text/html',
});

/** A browser whose frames show this. */
function answerWith(...results: unknown[]) {
  return vi.fn<ExecuteScript>(async () => results.map((result) => ({ result })));
}

describe('installing the agent', () => {
  it.each([
    ['all frames of a tab', undefined, { tabId: 7, allFrames: true }],
    ['one frame', 12, { tabId: 7, frameIds: [12] }],
    ['the page itself, whose frame is number 0', 0, { tabId: 7, frameIds: [0] }],
  ])('reaches %s', async (_what, frameId, target) => {
    const executeScript = answerWith();
    await installAgent(executeScript, 7, frameId);
    expect(executeScript).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ target, func: installSelectionAgent }),
    );
  });

  it('tells the agent only what JSON can carry', async () => {
    const executeScript = answerWith();
    await installAgent(executeScript, 7);
    const args = executeScript.mock.calls[0]?.[0].args;
    expect(args).toEqual([{ portName: 'selection', maxChars: 2_000_000, settleMs: 100 }]);
    expect(JSON.parse(JSON.stringify(args))).toEqual(args);
  });

  it('returns what each frame shows, without those that went away', async () => {
    const executeScript = answerWith(toSnapshot('a'), null, undefined, toSnapshot('b'));
    expect(await installAgent(executeScript, 7)).toEqual([toSnapshot('a'), toSnapshot('b')]);
  });

  it('is refused in the words of the browser', async () => {
    const error = new Error('Cannot access a chrome:// URL');
    await expect(installAgent(() => Promise.reject(error), 7)).rejects.toBe(error);
  });
});
