import { unescapeText } from './entities.ts';

/** Where something ends in a text, and what it says. */
export interface Found {
  readonly value: string;
  readonly end: number;
}

const MAX_OPEN_BRACKETS = 32;

const POINTED = /<((?:[^<>\n\\]|\\.)*)>/y;
const TITLE = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)/y;
const LABEL = /\[((?:[^\\[\]]|\\[^]){0,999})\]/y;
const SPACES = /[ \t]*(?:\n[ \t]*)?/y;

/** Matches a sticky expression at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Behind the spaces at `at`, of which one may be a line end. */
export function skipSpaces(text: string, at: number): number {
  return at + (matchAt(SPACES, text, at)?.[0].length ?? 0);
}

/** `[label]` at `at`, its text as it stands. */
export function readLabel(text: string, at: number): Found | undefined {
  const match = matchAt(LABEL, text, at);
  if (!match?.[1] || match[1].trim() === '') return undefined;
  return { value: match[1], end: at + match[0].length };
}

/** The address of a link at `at`; empty where none stands there. Undefined where it is malformed. */
export function readDestination(text: string, at: number): Found | undefined {
  if (text[at] === '<') {
    const match = matchAt(POINTED, text, at);
    return match ? { value: unescapeText(match[1] ?? ''), end: at + match[0].length } : undefined;
  }
  let open = 0;
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code <= 0x20 || code === 0x7f) break;
    if (code === 0x5c && text.charCodeAt(end + 1) > 0x20) end++;
    else if (code === 0x28 && ++open > MAX_OPEN_BRACKETS) return undefined;
    else if (code === 0x29 && --open < 0) break;
  }
  return open > 0 ? undefined : { value: unescapeText(text.slice(at, end)), end };
}

/** Where the title at `at` ends; undefined where none stands there. */
export function readTitle(text: string, at: number): number | undefined {
  const match = matchAt(TITLE, text, at);
  // A blank line ends whatever it stands in.
  return match && !/\n[ \t]*\n/.test(match[0]) ? at + match[0].length : undefined;
}

/** Address and title; what is longer is text. */
export const MAX_TARGET_CHARS = 2000;

/** What may still become the address and the title of a link. */
const UNFINISHED =
  /^\s*(?:<(?:[^<>\n\\]|\\.)*\\?>?|[^\s<]\S*)?(?:\s+(?:"(?:[^"\\]|\\[^])*\\?"?|'(?:[^'\\]|\\[^])*\\?'?|\((?:[^()\\]|\\[^])*\\?\)?)?\s*)?$/;

/** True where `text` is the start of an address and a title, with nothing behind them. */
export function mayBeTarget(text: string): boolean {
  return text.length <= MAX_TARGET_CHARS && UNFINISHED.test(text);
}
