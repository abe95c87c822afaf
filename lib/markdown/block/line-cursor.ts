/** Reads one line from its start, in columns: a tab reaches to the next multiple of four. */
export interface LineCursor {
  /** Columns of white space at the present place. */
  indent(): number;
  /** The character behind that white space; empty at the end of the line. */
  next(): string;
  isBlank(): boolean;
  /** Skips as many columns of white space, also a part of a tab. */
  skipColumns(count: number): void;
  /** Skips white space, then as many characters. */
  skip(count: number): void;
  /** The rest from the present place, what is left of a tab as spaces. */
  rest(): string;
  /** The rest behind the white space. */
  words(): string;
}

const TAB_COLUMNS = 4;

/** A {@link LineCursor} at the start of `line`, which has no line end. */
export function createLineCursor(line: string): LineCursor {
  let at = 0;
  let column = 0;
  let isInTab = false;
  let end = 0;
  let endColumn = 0;

  const widthAt = (place: number, start: number) =>
    line[place] === '\t' ? TAB_COLUMNS - (start % TAB_COLUMNS) : 1;
  const isSpace = (place: number) => line[place] === ' ' || line[place] === '\t';
  const measure = () => {
    end = at;
    endColumn = column;
    while (isSpace(end)) endColumn += widthAt(end++, endColumn);
  };
  measure();

  return {
    indent: () => endColumn - column,
    next: () => line.charAt(end),
    isBlank: () => end >= line.length,
    skipColumns(count) {
      const target = column + count;
      while (column < target && isSpace(at)) {
        const next = column + widthAt(at, column);
        isInTab = next > target;
        column = Math.min(next, target);
        if (!isInTab) at++;
      }
    },
    skip(count) {
      at = end + count;
      column = endColumn + count;
      isInTab = false;
      measure();
    },
    rest: () => (isInTab ? ' '.repeat(widthAt(at, column)) + line.slice(at + 1) : line.slice(at)),
    words: () => line.slice(end),
  };
}
