import { normaliseBaseUrl } from '../formats/base-url.ts';
import type { Endpoint } from '../formats/format.ts';

/** What people copy from examples along with the base URL. */
const ENDPOINT_PATH =
  /\/(chat\/completions|completions|responses|messages|models|api\/chat|api\/generate|api\/tags)$/;

const VERSION_PATH = /\/(v\d+\w*|api)$/;

const LOCAL_HOST =
  /^(localhost|\[::1\]|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|[^.:]+|.+\.(local|lan|localhost))$/;

/** True for this machine and for the network at home, where plain http is the rule. */
export function isLocal(baseUrl: string): boolean {
  return LOCAL_HOST.test(new URL(baseUrl).hostname);
}

/** Base URLs that may have been meant, on the same origin, the likeliest first. */
export function suggestBaseUrls(baseUrl: string): string[] {
  const path = new URL(baseUrl).pathname.replace(/\/+$/, '');
  const bare = path.replace(ENDPOINT_PATH, '');
  const turned = VERSION_PATH.test(bare) ? bare.replace(VERSION_PATH, '') : `${bare}/v1`;
  const paths = new Set([bare, turned, '/v1', '/api/v1']);
  paths.delete(path);
  return [...paths].map((pathname) => change(baseUrl, { pathname }));
}

/** The same address by http in place of https, or the other way round. */
export function swapScheme(baseUrl: string): string {
  return change(baseUrl, { protocol: baseUrl.startsWith('https:') ? 'http:' : 'https:' });
}

/** The same address at another port. */
export function setPort(baseUrl: string, port: number): string {
  return change(baseUrl, { port: String(port) });
}

function change(baseUrl: string, parts: Partial<Pick<URL, 'pathname' | 'port' | 'protocol'>>) {
  return normaliseBaseUrl(Object.assign(new URL(baseUrl), parts).href);
}

/** The endpoint at another base URL. What is secret stays behind when the origin is another one. */
export function moveEndpoint(endpoint: Endpoint, baseUrl: string): Endpoint {
  const { origin, pathname } = new URL(baseUrl);
  if (new URL(endpoint.baseUrl).origin === origin) return { ...endpoint, baseUrl };
  const bareUrl = normaliseBaseUrl(origin + pathname);
  return { ...endpoint, baseUrl: bareUrl, apiKey: '', headers: {}, withCookies: false };
}
