import { toEndpointUrl } from './endpoint-request.ts';

/**
 * `baseUrl` with `path` added; what stands at its end and matches `tail` gives way, so that it does
 * not matter how much of a known path the user has copied.
 *
 * @throws {GlossError} `invalid-url` as {@link toEndpointUrl}.
 */
export function toRootedUrl(baseUrl: string, tail: RegExp, path: string): string {
  const url = new URL(toEndpointUrl(baseUrl, ''));
  url.pathname = url.pathname.replace(/\/+$/, '').replace(tail, '') + path;
  return url.href;
}
