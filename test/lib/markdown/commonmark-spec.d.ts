declare module 'commonmark-spec' {
  /** The examples of the specification; a tab is written as an arrow. */
  export const tests: ReadonlyArray<{ markdown: string; section: string; number: number }>;
}
