import { toEndpointUrl } from '../request/endpoint-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';

/** The generations of Sider's interface, oldest first; `chat` is today's. */
export const SIDER_VERSIONS = ['v1', 'v2', 'v3', 'chat'] as const;

/** One of {@link SIDER_VERSIONS}. */
export type SiderVersion = (typeof SIDER_VERSIONS)[number];

/** Where a generation is found under `/api`, and what it is asked for there. */
const PATHS: Record<SiderVersion, readonly [root: string, ending: string]> = {
  v1: ['/v1', '/completion/text'],
  v2: ['/v2', '/completion/text'],
  v3: ['/v3', '/completion/text'],
  chat: ['/chat/v1', '/completions'],
};

const ENDING = /(?:\/completion\/text|\/completions)$/;

/**
 * Where to send a prompt, and in which generation's shape: as the path of `baseUrl` says, else as
 * `option` says. A bare host (or `/api`) gets the path of the generation, today's unless told. Any
 * other path is an imitation's whole address; those speak `v1`, the plainest, unless told.
 *
 * @throws {GlossError} `invalid-url` as {@link toEndpointUrl}.
 */
export function resolveSiderTarget(
  baseUrl: string,
  option: unknown,
): { url: string; version: SiderVersion } {
  const url = toEndpointUrl(baseUrl, '');
  const path = new URL(url).pathname.replace(/\/$/, '');
  const root = path.replace(ENDING, '');
  // The newest first, for the path of `chat` ends like that of `v1`.
  const named = SIDER_VERSIONS.findLast((version) => root.endsWith(PATHS[version][0]));
  if (named) return { url: toRootedUrl(url, ENDING, PATHS[named][1]), version: named };
  const told = SIDER_VERSIONS.find((version) => version === option);
  if (!/^(?:\/api)?$/.test(path)) return { url, version: told ?? 'v1' };
  const version = told ?? 'chat';
  return { url: toRootedUrl(url, /\/api$/, `/api${PATHS[version].join('')}`), version };
}
