import { GlossError } from '../errors.ts';
import { toCommandError } from './curl/command-error.ts';
import { findPrompt } from './find-prompt.ts';
import { isSentence } from './natural-text.ts';
import { isKeyParameter, readKey } from './secrets.ts';

/** The URL of a recorded request, without its key. */
export interface RecordedUrl {
  url: URL;
  /** What stood in a query parameter for keys; '' for none, and for a variable or a placeholder. */
  apiKey: string;
  /** The name of that parameter; '' for none. It is no longer in `url`. */
  keyParameter: string;
}

/**
 * Reads the URL of a command and takes the key out of it.
 *
 * @throws {GlossError} `invalid-url` when it is none, `bad-request` when its host is a variable;
 *   `detail` is the place.
 */
export function readRecordedUrl(text: string): RecordedUrl {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new GlossError('invalid-url', 'no http(s) URL');
  if (/[$<>{}]/.test(url.hostname)) throw toCommandError('the host is a variable', url.hostname);
  url.username = '';
  url.password = '';
  url.hash = '';
  const [keyParameter = '', value = ''] =
    [...url.searchParams].find(([name]) => isKeyParameter(name)) ?? [];
  if (keyParameter !== '') url.searchParams.delete(keyParameter);
  return { url, apiKey: readKey(value), keyParameter };
}

/**
 * `url` with `{{prompt}}` where its query, or else the last part of its path, holds a question; as
 * it is when nothing there was said by a person.
 */
export function toUrlTemplate(url: URL): string {
  const template = new URL(url);
  const texts = [...url.searchParams].map(([name, text]) => ({ path: [name], text }));
  const prompt = findPrompt(texts);
  const [lastPart = ''] = url.pathname.split('/').slice(-1);
  if (prompt) template.searchParams.set(prompt.path[0] ?? '', '{{prompt}}');
  else if (isSentence(decodePart(lastPart))) {
    template.pathname = `${url.pathname.slice(0, -lastPart.length)}{{prompt}}`;
  }
  return template.href.replace(/%7B%7Bprompt%7D%7D/i, '{{prompt}}');
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A stray percent sign.
  }
}
