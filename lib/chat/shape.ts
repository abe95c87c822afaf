import * as v from 'valibot';

/** Ways to say an answer again that need nothing else to be chosen. */
export const PLAIN_SHAPES = ['shorter', 'longer', 'plainer'] as const;

/** Tones an answer can be asked for. */
export const TONES = ['friendly', 'formal', 'confident', 'neutral'] as const;

/** The schema of a {@link Shape}. */
export const SHAPE = v.variant('kind', [
  v.object({ kind: v.picklist(PLAIN_SHAPES) }),
  v.object({ kind: v.literal('tone'), tone: v.picklist(TONES) }),
  v.object({ kind: v.literal('language'), tag: v.pipe(v.string(), v.regex(/^[A-Za-z-]{2,20}$/)) }),
]);

/** What an answer is asked to become: of another length, plainer, of a tone, in a language. */
export type Shape = v.InferOutput<typeof SHAPE>;
