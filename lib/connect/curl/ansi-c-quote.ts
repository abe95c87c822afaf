const CONTROLS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  "'": "'",
  '"': '"',
  '\\': '\\',
  '?': '?',
};

/** A code point, bytes in a row, an octal byte, or any one character. */
const ESCAPE =
  /\\(?:u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|(x[\da-fA-F]{1,2}(?:\\x[\da-fA-F]{1,2})*)|([0-7]{1,3})|([^]))/g;

const MAX_CODE_POINT = 0x10ffff;

/**
 * What stands between `$'` and `'` in a shell, with its escapes undone. An escape nobody knows stays
 * as it is.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 */
export function readAnsiCQuote(text: string): string {
  return text.replace(
    ESCAPE,
    (
      escape: string,
      short?: string,
      long?: string,
      bytes?: string,
      octal?: string,
      char?: string,
    ) => {
      const hex = short ?? long;
      if (hex !== undefined) return toCharacter(parseInt(hex, 16), escape);
      if (bytes !== undefined) return readBytes(bytes);
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
      return CONTROLS[char ?? ''] ?? escape;
    },
  );
}

function toCharacter(codePoint: number, otherwise: string): string {
  return codePoint > MAX_CODE_POINT ? otherwise : String.fromCodePoint(codePoint);
}

/** Bytes in a row are UTF-8, which one of them alone seldom is. */
function readBytes(escapes: string): string {
  const bytes = escapes.split(/\\?x/).slice(1);
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => parseInt(byte, 16)));
}
