import { GlossError } from '../errors.ts';

/** The pattern browsers want for a host permission: no port, for Firefox knows none. */
export function toOriginPattern(baseUrl: string): string {
  const { protocol, hostname } = new URL(baseUrl);
  return `${protocol}//${hostname}/*`;
}

/**
 * A base URL without surrounding blanks, trailing slashes and hash.
 * @throws {GlossError} `invalid-url` when it is no http(s) URL or holds a user name or password.
 */
export function normaliseBaseUrl(text: string): string {
  const url = parseBaseUrl(text);
  if (!url) throw new GlossError('invalid-url', 'not an http(s) URL');
  url.hash = '';
  return url.href.replace(/\/+$/, '');
}

/** Whether a text can be a base URL: an http(s) URL without user name and password. */
export function isBaseUrl(text: string): boolean {
  return parseBaseUrl(text) !== null;
}

function parseBaseUrl(text: string): URL | null {
  const url = URL.parse(text.trim());
  const isUsable =
    url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isUsable ? url : null;
}
