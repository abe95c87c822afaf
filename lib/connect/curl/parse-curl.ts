import { toCommandError } from './command-error.ts';
import { readCurlArguments, type CurlArgument } from './curl-arguments.ts';
import type { CurlFlag } from './curl-flags.ts';
import { splitCommand } from './split-command.ts';
import type { Words } from '../word-list.ts';

/** What a curl command would send. */
export interface CurlCommand {
  /** In capitals, such as `POST`. */
  method: string;
  /** As written, with `http://` before it where it has no scheme; variables are left in it. */
  url: string;
  /** Names in lower case; of two with one name the later one. Cookies stand under `cookie`. */
  headers: Record<string, string>;
  /** '' for none. */
  body: string;
}

/** Most characters that are read; a body with a picture in it is longer than any command by hand. */
const MAX_COMMAND_CHARS = 1024 * 1024;

const PROGRAM = /(?:^|[\\/])curl(?:\.exe)?$/i;
/** What may stand before the program: a prompt of the shell, a variable, a program that starts it. */
const BEFORE_PROGRAM = /^(?:[$>%]|PS.*>|[A-Z]:.*>|&|[A-Za-z_]\w*=.*|sudo|time|env|!)$/;

/**
 * Reads the first curl command in a pasted text, for bash, cmd or PowerShell, as developer tools and
 * documentation write them. Nothing is run and no file is read. Flags that say nothing about the
 * request itself are passed over, unknown ones too.
 *
 * @throws {GlossError} `bad-request` when there is no curl command, no URL, an open quote, or a body
 *   that Gloss cannot have (a file, a form with parts); `detail` is the place.
 */
export function parseCurl(text: string): CurlCommand {
  if (text.length > MAX_COMMAND_CHARS) throw toCommandError('the command is too long', text);
  const found = readCurlArguments(findCurl(splitCommand(text), text));
  const valuesOf = (flag: CurlFlag) =>
    found.filter((argument) => argument.flag === flag).map(({ value }) => value);

  const [url] = valuesOf('url');
  if (url === undefined) throw toCommandError('the command has no URL', text);
  const [form] = valuesOf('form');
  if (form !== undefined) throw toCommandError('a form in parts cannot be sent', form);

  const data = joinData(found);
  const isGet = valuesOf('get').length > 0;
  const ownMethod = data === '' || isGet ? 'GET' : 'POST';
  const headMethod = valuesOf('head').length > 0 ? 'HEAD' : ownMethod;
  return {
    method: (valuesOf('method').at(-1) ?? headMethod).toUpperCase(),
    url: addQuery(addScheme(url), isGet ? data : ''),
    headers: readHeaders(found, !isGet && data !== ''),
    body: isGet ? '' : data,
  };
}

function findCurl(commands: Words[], text: string): Words {
  for (const words of commands) {
    const start = words.findIndex((word) => !BEFORE_PROGRAM.test(word));
    if (PROGRAM.test(words[start] ?? '')) return words.slice(start + 1);
  }
  throw toCommandError('there is no curl command', text.trim());
}

function addScheme(url: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : `http://${url}`;
}

function addQuery(url: string, query: string): string {
  if (query === '') return url;
  const [address = '', ...hash] = url.split('#');
  const joint = address.includes('?') ? '&' : '?';
  return [address + joint + query, ...hash].join('#');
}

function joinData(found: CurlArgument[]): string {
  const isJson = found.some(({ flag }) => flag === 'json');
  const pieces = found.flatMap(({ flag, value, name }) => {
    if (flag === 'data-urlencode') return [encodeData(value)];
    if (flag !== 'data' && flag !== 'json') return [];
    if (value.startsWith('@') && name !== '--data-raw') throw toFileError(value);
    return [value];
  });
  return pieces.join(isJson ? '' : '&');
}

/** `name=text`, `=text` or `text`; what stands before the sign is sent as it is. */
function encodeData(value: string): string {
  const [, name = '', sign = '', text = ''] = /^([^=@]*)([=@]?)([^]*)$/.exec(value) ?? [];
  if (sign === '@') throw toFileError(value);
  const encoded = encodeURIComponent((sign === '' ? name : text).toWellFormed());
  return sign === '' || name === '' ? encoded : `${name}=${encoded}`;
}

function toFileError(value: string) {
  return toCommandError('the body is in a file', value);
}

function readHeaders(found: CurlArgument[], hasBody: boolean): Record<string, string> {
  const headers = new Map<string, string>();
  for (const { flag, value } of found) {
    if (flag === 'header') {
      const [, name = '', text = ''] = /^\s*([^:;]+?)\s*[:;]([^]*)$/.exec(value) ?? [];
      if (name !== '') headers.set(name.toLowerCase(), text.trim());
    }
    if (flag === 'user') headers.set('authorization', `Basic ${toBase64(value)}`);
    if (flag === 'bearer') headers.set('authorization', `Bearer ${value}`);
    if (flag === 'cookie' || flag === 'user-agent' || flag === 'referer') headers.set(flag, value);
  }
  if (hasBody && !headers.has('content-type')) {
    const isJson = found.some(({ flag }) => flag === 'json');
    headers.set('content-type', isJson ? 'application/json' : 'application/x-www-form-urlencoded');
  }
  return Object.fromEntries(headers);
}

function toBase64(text: string): string {
  return btoa(
    Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''),
  );
}
