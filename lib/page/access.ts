/**
 * Why a page cannot be read. Each has a sentence that says what to do.
 *
 * - `not-granted`: the user has not shown Gloss this page yet (or it moved to another site)
 * - `browser-page`: chrome://, about:, another extension's page, view-source
 * - `store-page`: the browser's extension store
 * - `error-page`: the page did not load
 * - `pdf`: the browser's PDF viewer, whose text no script can see
 * - `file`: a local file, and the extension has no access to files
 * - `loading`: nothing answered within {@link ACCESS_TIMEOUT_MS}
 * - `no-text`: the page was read, and has no words
 */
export const UNREADABLE_REASONS = [
  'not-granted',
  'browser-page',
  'store-page',
  'error-page',
  'pdf',
  'file',
  'loading',
  'no-text',
] as const;

/** One of {@link UNREADABLE_REASONS}. */
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

/** How long a page may take to answer. A tab that is still loading never does (trust.md 3.3). */
export const ACCESS_TIMEOUT_MS = 2500;

/**
 * The browsers' own words for a refused `scripting.executeScript`, first match wins. Measured in
 * Chromium 156 and Firefox ESR 153; the only place that reads browser messages of this kind.
 */
const REFUSALS: ReadonlyArray<readonly [RegExp, UnreadableReason]> = [
  [/no (tab|frame) with|was (removed|closed)/i, 'loading'],
  [/extensions gallery/i, 'store-page'],
  [/showing error page/i, 'error-page'],
  [/cannot access contents of (the )?url "?file:/i, 'file'],
  [/cannot access contents|missing host permission|must request permission/i, 'not-granted'],
  [/cannot access a|cannot be scripted|different extension/i, 'browser-page'],
];

/** Reads the browser's refusal to run a script in a page. Unknown words mean `browser-page`. */
export function toUnreadableReason(error: unknown): UnreadableReason {
  const message = error instanceof Error ? error.message : String(error);
  return REFUSALS.find(([words]) => words.test(message))?.[1] ?? 'browser-page';
}
