import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GlossError } from '../../../lib/errors.ts';
import type { Frame } from '../../../lib/stream/frame.ts';
import type { HttpRequest } from '../../../lib/stream/http-request.ts';
import { streamRequest, type StreamOptions } from '../../../lib/stream/stream-request.ts';
import { createBackend } from '../../servers/backend.mjs';
import type { Backend } from '../../servers/backend.mjs';
import { toBody } from './to-body.ts';

let backend: Backend;

beforeAll(async () => {
  backend = await createBackend();
});
afterEach(() => backend.reset());
afterAll(() => backend.close());

const toChat = (model: string): HttpRequest => ({
  url: `${backend.url}/v1/chat/completions`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'one two' }] }),
});

/** Streams one answer: its frames so far, and its end. */
function start(request: HttpRequest, options: Partial<StreamOptions> = {}) {
  const frames: Frame[] = [];
  const ended = streamRequest(request, {
    signal: new AbortController().signal,
    onFrame: (frame) => frames.push(frame),
    toError: (status, _headers, body) =>
      new GlossError('server', 'refused', { status, detail: body }),
    ...options,
  });
  ended.catch(() => {}); // Tests look at the end later, or not at all.
  return { frames, ended };
}

const isError = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

/** A `fetch` that answers with `body`, in pieces. */
function answerWith(contentType: string | null, pieces: string[], status = 200): typeof fetch {
  return async () => {
    const body = status === 204 ? null : toBody(...pieces);
    const headers = contentType === null ? {} : { 'content-type': contentType };
    return new Response(body, { status, headers });
  };
}

describe('an answer', () => {
  it('comes as frames, one for each event', async () => {
    const { frames, ended } = start(toChat('echo'));
    await ended;
    expect(frames.map(({ data }) => data)).toEqual([
      expect.stringContaining('"content":"one "'),
      expect.stringContaining('"content":"two"'),
      expect.stringContaining('"finish_reason":"stop"'),
      '[DONE]',
    ]);
  });

  it('is handed over while it is still being made', async () => {
    const { frames, ended } = start(toChat('hold'));
    await expect.poll(() => frames).toHaveLength(2);
    backend.release();
    await ended;
    expect(frames).toHaveLength(5);
  });

  it('is one frame where the server sends one JSON body', async () => {
    const { frames, ended } = start(toChat('json'));
    await ended;
    expect(frames).toEqual([{ event: '', data: expect.stringContaining('"message"') }]);
  });

  it.each([null, 'text/plain', 'application/octet-stream', 'Text/Event-Stream;charset=UTF-8'])(
    'is read as an event stream where its type is %s',
    async (contentType) => {
      const fetch = answerWith(contentType, ['data: a\n', '\ndata: b']);
      const { frames, ended } = start(toChat('any'), { fetch });
      await ended;
      expect(frames.map(({ data }) => data)).toEqual(['a', 'b']);
    },
  );

  it('is cut as the request says', async () => {
    const fetch = answerWith('text/event-stream', ['{"a":\n', '1}\n']);
    const { frames, ended } = start({ ...toChat('any'), framing: 'ndjson' }, { fetch });
    await ended;
    expect(frames.map(({ data }) => data)).toEqual(['{"a":', '1}']);
  });

  it.each([
    ['text/event-stream', [], 200],
    ['text/event-stream', [': keep-alive\n\n'], 200],
    ['application/json', ['\n \n'], 200],
    [null, [], 204],
  ])('without a frame in it is an error (%s, %j, %d)', async (type, pieces, status) => {
    const { ended } = start(toChat('any'), { fetch: answerWith(type, pieces, status) });
    await expect(ended).rejects.toEqual(isError('empty-answer', { status }));
  });

  it('that is a web page is an error that shows its first words, tags and all', async () => {
    const { frames, ended } = start(toChat('html'));
    await expect(ended).rejects.toEqual(
      isError('bad-response', { detail: expect.stringContaining('<h1>Welcome to the hotel') }),
    );
    expect(frames).toEqual([]);
  });

  it('may not be endless', async () => {
    const megabyte = new TextEncoder().encode(`data: ${'a'.repeat(999_990)}\n\n`);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(megabyte);
      },
    });
    const { ended } = start(toChat('any'), { fetch: async () => new Response(body) });
    await expect(ended).rejects.toEqual(isError('too-large'));
    expect(sent).toBeLessThan(350);
  });
});

describe('a request', () => {
  it('takes no redirect, cookie, cache or referrer along', async () => {
    const fetch = vi.fn(answerWith('text/event-stream', ['data: a\n\n']));
    const request = toChat('any');
    await start(request, { fetch }).ended;
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe(request.url);
    expect(init).toMatchObject({
      method: 'POST',
      body: request.body,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  });

  it('takes the session along where the user said so', async () => {
    const fetch = vi.fn(answerWith('text/event-stream', ['data: a\n\n']));
    await start({ ...toChat('any'), withCookies: true }, { fetch }).ended;
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ credentials: 'include' });
  });

  it('is not followed to another address', async () => {
    const { ended } = start(toChat('307'));
    await expect(ended).rejects.toEqual(isError('network'));
    expect(backend.requests).toHaveLength(1);
  });

  it.each(['500', '429', 'cut', 'empty', 'html'])(
    'is sent once when %s goes wrong',
    async (model) => {
      await start(toChat(model)).ended.catch(() => {});
      expect(backend.requests).toHaveLength(1);
    },
  );

  it('with a header that cannot be sent says so', async () => {
    const request = { ...toChat('echo'), headers: { authorization: 'Bearer 钥匙' } };
    await expect(start(request).ended).rejects.toEqual(isError('bad-request'));
    expect(backend.requests).toEqual([]);
  });
});

describe('a failure', () => {
  it('before the answer names the host', async () => {
    const closed = await createBackend();
    await closed.close();
    const { ended } = start({ ...toChat('echo'), url: `${closed.url}/v1` });
    await expect(ended).rejects.toEqual(isError('network', { host: `127.0.0.1:${closed.port}` }));
  });

  it('in the middle leaves the frames so far', async () => {
    const { frames, ended } = start(toChat('cut'));
    await expect(ended).rejects.toEqual(isError('network', { host: `127.0.0.1:${backend.port}` }));
    expect(frames.length).toBeGreaterThan(0);
  });

  it('that the server names is what the format makes of it, with the host', async () => {
    const { ended } = start(toChat('500'));
    await expect(ended).rejects.toEqual(
      isError('server', {
        status: 500,
        detail: expect.stringContaining('The server had an error.'),
        host: `127.0.0.1:${backend.port}`,
      }),
    );
  });

  it('with a huge body is read only in part', async () => {
    const fetch = answerWith('text/plain', ['a'.repeat(60_000), 'b'.repeat(60_000)], 500);
    const { ended } = start(toChat('any'), { fetch });
    await expect(ended).rejects.toEqual(
      isError('server', { detail: 'a'.repeat(60_000) + 'b'.repeat(64 * 1024 - 60_000) }),
    );
  });

  it('of the one who takes the frames passes through, and hangs up', async () => {
    const mistake = new TypeError('not a function');
    const { ended } = start(toChat('slow'), {
      onFrame: () => {
        throw mistake;
      },
    });
    await expect(ended).rejects.toBe(mistake);
    await expect.poll(() => backend.requests[0]?.closedByClient).toBe(true);
  });
});

describe('a stop', () => {
  const isStopped = expect.objectContaining({ name: 'AbortError' });

  it('before the request sends nothing', async () => {
    const fetch = vi.fn(answerWith('text/event-stream', ['data: a\n\n']));
    const { ended } = start(toChat('any'), { fetch, signal: AbortSignal.abort() });
    await expect(ended).rejects.toEqual(isStopped);
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each(['silent-600s', 'gap-600s', 'slow', 'hold'])(
    'while %s is on its way reaches the server',
    async (model) => {
      const stop = new AbortController();
      const { ended } = start(toChat(model), { signal: stop.signal });
      await expect.poll(() => backend.requests).toHaveLength(1);
      stop.abort();
      await expect(ended).rejects.toEqual(isStopped);
      await expect.poll(() => backend.requests[0]?.closedByClient).toBe(true);
    },
  );

  it('lets no further frame through, not even one that has arrived', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const { ended } = start(toChat('any'), {
      fetch: answerWith('text/event-stream', ['data: a\n\ndata: b\n\ndata: c\n\n']),
      signal: stop.signal,
      onFrame: ({ data }) => {
        seen.push(data);
        stop.abort();
      },
    });
    await expect(ended).rejects.toEqual(isStopped);
    expect(seen).toEqual(['a']);
  });
});
