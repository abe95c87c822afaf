import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaultServer, type FaultServer } from './fault-server.mjs';

let server: FaultServer;

beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());

const post = (path: string, model = '') =>
  fetch(server.url + path, {
    method: 'POST',
    redirect: 'follow',
    body: JSON.stringify({ model }),
  });

describe('a fault', () => {
  it.each([
    ['by the model’s name', '/v1/chat/completions', 'ok:1'],
    ['by the path', '/ok:1/v1/chat/completions', 'anything'],
  ])('is asked for %s', async (_how, path, model) => {
    const response = await post(path, model);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await response.text()).toContain('"content":"w1 "');
  });

  it('that nobody knows is not found', async () => {
    expect((await post('/v1/chat/completions', 'toString')).status).toBe(404);
  });

  it('that holds goes on when it is let, by its name, over HTTP', async () => {
    const held = post('/v1/chat/completions', 'hold@one');
    const other = post('/v1/chat/completions', 'hold@other');
    await expect.poll(() => server.countPosts('other')).toBe(1);
    await fetch(`${server.url}/release?id=one`);
    expect(await (await held).text()).toContain('[DONE]');
    expect(server.requests.find(({ name }) => name === 'other')?.closedAt).toBeNull();
    server.release();
    await (await other).text();
  });

  it('that passes refuses as often as it says, and counts by name', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const response = await post('/v1/chat/completions', 'refuse:429:2:2@passes');
      statuses.push([response.status, response.headers.get('retry-after')]);
      await response.text();
    }
    expect(statuses).toEqual([
      [429, '2'],
      [429, '2'],
      [200, null],
    ]);
    expect(server.countPosts('passes')).toBe(3);
  });

  it('that redirects leads to the second origin, which tells', async () => {
    await post('/redirect:307/v1/chat/completions');
    expect(server.secondRequests).toMatchObject([{ path: '/redirect:307/v1/chat/completions' }]);
  });
});
