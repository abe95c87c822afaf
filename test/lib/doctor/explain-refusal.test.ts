import { describe, expect, it } from 'vitest';
import { ollama } from '../../../lib/formats/ollama/ollama.ts';
import { diagnoseAt, OWN_ORIGIN, type Setup } from './diagnose-at.ts';
import { json, startServer, type Replies } from './fake-server.ts';

/** A browser gives every prompt our origin, and questions none; Ollama looks at it. */
const OLLAMA: Replies = {
  'POST /api/chat': { status: 403 },
  'POST /v1/chat/completions': { status: 403 },
  'GET /': { type: 'text/plain; charset=utf-8', body: 'Ollama is running' },
};

describe('Ollama turning us away', () => {
  it.each<[string, string, Setup]>([
    ['its own format', '', { format: ollama }],
    ['OpenAI’s format', '/v1', {}],
  ])('is known by its silence and its greeting, in %s', async (_what, path, setup) => {
    const origin = await startServer(OLLAMA);
    const { diagnosis, sent } = await diagnoseAt(`${origin}${path}`, setup);
    expect(diagnosis).toMatchObject({
      code: 'ollama-origin',
      fixes: [
        { type: 'hide-origin', origin },
        { type: 'set-env', name: 'OLLAMA_ORIGINS' },
      ],
      error: { code: 'forbidden', status: 403 },
    });
    expect(JSON.stringify(diagnosis.fixes[1])).toContain(OWN_ORIGIN);
    expect(sent).toHaveLength(2);
  });

  it('is left to its own setting where our origin is hidden already', async () => {
    const origin = await startServer(OLLAMA);
    const { diagnosis } = await diagnoseAt(origin, { format: ollama, showsOrigin: false });
    expect(diagnosis).toMatchObject({ code: 'ollama-origin', fixes: [{ type: 'set-env' }] });
  });

  it('is not blamed on our origin where it turns away everybody', async () => {
    const origin = await startServer({ '*': { status: 403 } });
    const { diagnosis } = await diagnoseAt(origin, { format: ollama });
    expect(diagnosis).toMatchObject({ code: 'no-rights', fixes: [] });
  });
});

describe('other servers turning us away', () => {
  it('for our origin are known by their words', async () => {
    const origin = await startServer({ '*': json({ detail: 'Disallowed CORS origin' }, 403) });
    const { diagnosis, sent } = await diagnoseAt(`${origin}/v1`);
    expect(diagnosis).toMatchObject({ code: 'cors-off', fixes: [] });
    expect(sent).toHaveLength(1);
  });

  it('by a page of a guard in between are a web page', async () => {
    const body = '<!DOCTYPE html><title>Just a moment…</title>';
    const origin = await startServer({ '*': { status: 403, type: 'text/html', body } });
    const { diagnosis } = await diagnoseAt(`${origin}/v1`);
    expect(diagnosis).toMatchObject({ code: 'web-page' });
  });
});
