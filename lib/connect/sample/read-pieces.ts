/** A part of a text that one of several patterns takes. */
export interface Piece<Name extends string> {
  name: Name;
  /** The whole part. */
  text: string;
  /** What the pattern's first group took; '' for none. */
  inner: string;
  start: number;
}

/**
 * Cuts `text` into pieces: at each place the first of `patterns` that fits there. The patterns are
 * sticky, and one of them takes any one character.
 */
export function* readPieces<Name extends string>(
  text: string,
  patterns: Readonly<Record<Name, RegExp>>,
): Generator<Piece<Name>> {
  const names = Object.keys(patterns) as Name[];
  let start = 0;
  while (start < text.length) {
    const name = names.find((candidate) => {
      patterns[candidate].lastIndex = start;
      return patterns[candidate].test(text);
    });
    if (name === undefined) throw new TypeError('no pattern takes any character');
    patterns[name].lastIndex = start;
    const [whole = '', inner = ''] = patterns[name].exec(text) ?? [];
    yield { name, text: whole, inner, start };
    start += whole.length;
  }
}
