/** One request, as it left. */
export interface Sent {
  method: string;
  url: string;
  headers: Headers;
  body: string | null;
}

/**
 * A `fetch` that keeps a log, and takes origins from one place to another: so usual ports can be
 * asked for without touching what may listen there on the machine that runs the tests.
 */
export function createLoggedFetch(routes: Record<string, string> = {}) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init.headers);
    const body = typeof init.body === 'string' ? init.body : null;
    sent.push({ method: init.method ?? 'GET', url: url.href, headers, body });
    return globalThis.fetch(
      `${routes[url.origin] ?? url.origin}${url.pathname}${url.search}`,
      init,
    );
  };
  return { fetch, sent };
}
