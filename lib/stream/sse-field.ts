const SPACE = 0x20;

/** What opens a payload of JSON, or a mark: leading spaces do not matter there. */
const JSON_START = /^[{["]/;

/** A line of an event stream, split; a comment has the name ''. */
export interface SseField {
  name: string;
  value: string;
}

/**
 * Creates a function that splits `name: value`. The standard drops one space after the colon, and
 * some servers (Spring) add none, so that the spaces between words would go.
 *
 * `keepLeadingSpace` says whether to keep the space of data lines. By default it is kept from the
 * first data line on that is text, has a value, and has no space: whoever writes `data:Hello` adds
 * none. Lines before it have lost theirs already. Lines of JSON say nothing, for servers that use
 * both spellings do so around JSON and marks.
 */
export function createFieldSplitter(keepLeadingSpace?: boolean): (line: string) => SseField {
  let keepsSpace = keepLeadingSpace ?? false;
  const isOpenQuestion = () => keepLeadingSpace === undefined && !keepsSpace;

  return (line) => {
    const colon = line.indexOf(':');
    if (colon < 0) return { name: line, value: '' };
    const name = line.slice(0, colon);
    const hasSpace = line.charCodeAt(colon + 1) === SPACE;
    if (!hasSpace || (keepsSpace && name === 'data')) {
      const value = line.slice(colon + 1);
      if (isOpenQuestion() && name === 'data') keepsSpace = value !== '' && !JSON_START.test(value);
      return { name, value };
    }
    return { name, value: line.slice(colon + 2) };
  };
}
