import { expect } from 'vitest';
import { diagnose, type DiagnoseOptions } from '../../../lib/doctor/diagnose.ts';
import type { Endpoint, Format } from '../../../lib/formats/format.ts';
import { openAiChat } from '../../../lib/formats/openai-chat/openai-chat.ts';
import { createLoggedFetch } from './logged-fetch.ts';

export const OWN_ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
export const KEY = 'test-key';

/** What differs from a permitted connection with a key, in OpenAI's format. */
export interface Setup extends Partial<
  Pick<DiagnoseOptions, 'isPermitted' | 'now' | 'showsOrigin'>
> {
  format?: Format;
  endpoint?: Partial<Endpoint>;
  /** Origins that are really somewhere else. */
  routes?: Record<string, string>;
  /** Stands between the doctor and the network. */
  wrapFetch?(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  signal?: AbortSignal;
}

/** A diagnosis, after checking what every diagnosis must keep to. */
export async function diagnoseAt(baseUrl: string, setup: Setup = {}) {
  const { format = openAiChat, endpoint, routes, wrapFetch, signal, ...options } = setup;
  const { fetch, sent } = createLoggedFetch(routes);
  const diagnosis = await diagnose({
    format,
    endpoint: { baseUrl, apiKey: KEY, model: 'demo', headers: {}, options: {}, ...endpoint },
    isPermitted: async () => true,
    ownOrigin: OWN_ORIGIN,
    showsOrigin: true,
    now: () => 0,
    transport: {
      fetch: wrapFetch ? wrapFetch(fetch) : fetch,
      signal: signal ?? new AbortController().signal,
    },
    ...options,
  });
  expect(sent.length).toBeLessThanOrEqual(4);
  for (const [index, { method, url, headers, body }] of sent.entries()) {
    expect(method).toBe(index === 0 ? 'POST' : 'GET');
    if (index > 0) expect(body).toBeNull();
    if (new URL(url).origin !== new URL(baseUrl).origin) {
      expect(JSON.stringify([...headers])).not.toContain(KEY);
    }
  }
  return { diagnosis, sent };
}
