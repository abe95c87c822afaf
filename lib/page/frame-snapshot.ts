import * as v from 'valibot';

/** Name of the port between the panel and the agents of a tab. */
export const SELECTION_PORT = 'selection';

/** The most characters of a selection that are taken. */
export const MAX_SELECTION_CHARS = 2_000_000;

/** What one frame of a page shows when looked at. It comes from a page's process: never trust it. */
export const FRAME_SNAPSHOT = v.object({
  /** Tells the frames of a tab apart. */
  frame: v.pipe(v.string(), v.maxLength(100)),
  /** The selected text, cut to the cap; empty when nothing is selected. */
  text: v.pipe(v.string(), v.maxLength(MAX_SELECTION_CHARS)),
  /** How many characters are selected. */
  length: v.number(),
  title: v.string(),
  url: v.string(),
  /** MIME type of the document, such as `text/html` or `application/pdf`. */
  contentType: v.string(),
});

/** The snapshot of {@link FRAME_SNAPSHOT}. */
export type FrameSnapshot = v.InferOutput<typeof FRAME_SNAPSHOT>;

/** What the agent says on its port when the selection has changed. */
export const SELECTION_MESSAGE = v.object({
  type: v.literal('selection-change'),
  ...FRAME_SNAPSHOT.entries,
});

/** The frame the user is in: the one with the most text selected, else the page itself. */
export function chooseSnapshot(snapshots: readonly FrameSnapshot[]): FrameSnapshot | undefined {
  return snapshots.toSorted((left, right) => right.length - left.length)[0];
}
