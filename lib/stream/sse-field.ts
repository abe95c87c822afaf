const SPACE = 0x20;

/** What opens a payload of JSON, or a mark: leading spaces do not matter there. */
const JSON_START = /^[{["]/;

/** A line of an event stream, split; a comment has the name ''. */
export interface SseField {
  name: string;
  value: string;
}

/** Splits `name: value`; the standard drops one space after the colon. */
export function splitField(line: string): SseField {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: line, value: '' };
  const name = line.slice(0, colon);
  return { name, value: line.slice(line.charCodeAt(colon + 1) === SPACE ? colon + 2 : colon + 1) };
}

/**
 * Creates a function that gives what follows the colon of a `data:` line, without the one space that
 * the standard drops there. Some servers (Spring) add none, so that the spaces between words would go.
 *
 * `keepLeadingSpace` says whether to keep that space. By default it is kept from the first data line
 * on that is text, has a value, and has no space: whoever writes `data:Hello` adds none. Lines before
 * it have lost theirs already. Lines of JSON say nothing, for servers that use both spellings do so
 * around JSON and marks.
 */
export function createDataSplitter(keepLeadingSpace?: boolean): (line: string) => string {
  let keepsSpace = keepLeadingSpace ?? false;
  return (line) => {
    if (!keepsSpace && line.charCodeAt(5) === SPACE) return line.slice(6);
    const value = line.slice(5);
    keepsSpace ||= keepLeadingSpace === undefined && value !== '' && !JSON_START.test(value);
    return value;
  };
}
