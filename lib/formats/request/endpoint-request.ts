import { normaliseBaseUrl } from '../base-url.ts';

/**
 * `baseUrl` with `path` added to its path; its query stays, a slash at its end does not matter.
 *
 * @throws {GlossError} `invalid-url` as {@link normaliseBaseUrl}; `fetch` would refuse a URL with a
 *   password too, and name the password in its error.
 */
export function toEndpointUrl(baseUrl: string, path: string): string {
  const url = new URL(normaliseBaseUrl(baseUrl));
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  return url.href;
}

/** A format's own headers under the user's, names in lower case; an empty value takes one out. */
export function mergeHeaders(
  own: Record<string, string>,
  extra: Record<string, string>,
): Record<string, string> {
  const merged = [...Object.entries(own), ...Object.entries(extra)];
  const byName = new Map(merged.map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries([...byName].filter(([, value]) => value !== ''));
}

/** A format's own body fields under the user's options; an option of null takes a field out. */
export function mergeOptions(
  own: Record<string, unknown>,
  options: Record<string, unknown>,
): Record<string, unknown> {
  const merged = Object.entries({ ...own, ...options });
  return Object.fromEntries(merged.filter(([, value]) => value !== null));
}
