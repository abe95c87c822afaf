import { splitBash } from './split-bash.ts';
import { splitCmd } from './split-cmd.ts';
import { splitPowerShell } from './split-powershell.ts';
import type { Words } from '../word-list.ts';

/** A caret where only cmd has one, or quotes doubled in a quoted word. */
const CMD = /\^"|\^[ \t]*\r?$|"[^"'\n]*\{""/m;
/** A backtick at the end of a line, or curl.exe with an apostrophe. */
const POWERSHELL = /`[ \t]*\r?$|^\W*curl\.exe\b.*\s'/m;

/**
 * The words of each command in `text`. Which shell it was written for is seen by what only that
 * shell has: developer tools copy for bash and for cmd, documentation has PowerShell too.
 *
 * @throws {GlossError} `bad-request` when a quote is never closed; `detail` is the place.
 */
export function splitCommand(text: string): Words[] {
  if (CMD.test(text)) return splitCmd(text);
  if (POWERSHELL.test(text)) return splitPowerShell(text);
  return splitBash(text);
}
