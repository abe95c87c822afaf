import { GlossError, isAbort } from '../errors.ts';
import type { HttpRequest } from './http-request.ts';
import { readTextHead } from './read-body.ts';

/** Most that is read of the body of a refusal, in bytes. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/**
 * A redirect would carry the prompt, and every key but `Authorization`, to another host; the cache
 * and the referrer are none of a model server's business, and nor are cookies unless the user says so.
 */
const REQUEST_INIT = {
  redirect: 'error',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} satisfies RequestInit;

/** What sending a request takes. */
export interface SendOptions {
  signal: AbortSignal;
  /** Turns a refusal (any status but 2xx) into the error to throw; `body` may be cut at 64 kB. */
  toError: (status: number, headers: Headers, body: string) => GlossError;
  /** For tests; the browser's own by default. */
  fetch?: typeof globalThis.fetch;
}

/**
 * Sends `request` once and gives `read` the answer, which has a 2xx status. The connection is closed
 * when `read` settles, however much of the body is left. Nothing is ever sent again.
 *
 * @throws {GlossError} `network` when no answer came (or a redirect), `bad-request` when a header
 *   cannot be sent, and what `toError` makes of a refusal; each with `host`. An abort passes through.
 */
export async function sendRequest<Result>(
  request: HttpRequest,
  { signal, toError, fetch = globalThis.fetch }: SendOptions,
  read: (response: Response, host: string) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const { host } = new URL(request.url);
  const done = new AbortController();
  try {
    const anyEnd = AbortSignal.any([signal, done.signal]);
    const response = await openResponse(request, host, fetch, anyEnd);
    if (response.ok) return await read(response, host);
    const body = await readTextHead(response.body, { host, maxBytes: MAX_ERROR_BODY_BYTES });
    throw addHost(toError(response.status, response.headers, body), host);
  } catch (error) {
    // Whatever else went wrong in the meantime, the user asked for the end.
    throw signal.aborted ? signal.reason : error;
  } finally {
    done.abort();
  }
}

async function openResponse(
  { url, method, headers, body, withCookies = false }: HttpRequest,
  host: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<Response> {
  const credentials: RequestCredentials = withCookies ? 'include' : 'omit';
  const init = { ...REQUEST_INIT, credentials, method, headers: toHeaders(headers, host), signal };
  try {
    return await fetch(url, { ...init, body: body ?? null });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new GlossError('network', 'no answer came', { host, cause: error });
  }
}

/** `fetch` reports a header it cannot send like a host it cannot reach. */
function toHeaders(headers: Record<string, string>, host: string): Headers {
  try {
    return new Headers(headers);
  } catch (error) {
    throw new GlossError('bad-request', 'a header cannot be sent', { host, cause: error });
  }
}

function addHost(error: GlossError, host: string): GlossError {
  return new GlossError(error.code, error.message, { ...error.details, host });
}
