import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../lib/chat/engine.ts';
import { GlossError } from '../../../lib/errors.ts';
import { testConnection } from '../../../lib/relay/test-connection.ts';
import { settlePorts } from '../../helpers/fake-port.ts';
import { createFakeEngine, FINISH, toText } from '../../helpers/fake-engine.ts';

/** A test that runs, with a clock the test sets. */
async function start(engine: Engine, signal = new AbortController().signal) {
  const clock = { nowMs: 1000 };
  const deps = { findEngine: async () => engine, now: () => clock.nowMs };
  const result = testConnection(deps, 'local', signal);
  await settlePorts();
  return { clock, result };
}

describe('testing a connection', () => {
  it.each([
    ['a word', toText('OK')],
    ['a thought', { type: 'reasoning-delta', text: 'hm' } as const],
    ['the finish signal', FINISH],
  ])('passes with %s, and tells how long that took', async (_what, part) => {
    const engine = createFakeEngine();
    const { clock, result } = await start(engine);
    clock.nowMs += 340;
    engine.emit(part);
    expect(await result).toEqual({ type: 'test-passed', firstTokenMs: 340 });
  });

  it('stops the answer at its first part', async () => {
    const engine = createFakeEngine();
    const { clock, result } = await start(engine);
    engine.emit(toText('OK'));
    clock.nowMs += 5000;
    engine.emit(toText('and more'), { type: 'error', error: { code: 'server', message: 'late' } });
    expect(await result).toEqual({ type: 'test-passed', firstTokenMs: 0 });
  });

  it('sends one short message that holds nothing of the user', async () => {
    const engine = createFakeEngine();
    const { result } = await start(engine);
    engine.emit(toText('OK'));
    await result;
    expect(engine.requests).toHaveLength(1);
    expect(engine.requests[0]).toMatchObject({
      messages: [{ role: 'user', content: 'OK?' }],
      task: { passage: null },
    });
  });

  it('reports the error the server names', async () => {
    const engine = createFakeEngine();
    const { result } = await start(engine);
    const error = { code: 'provider', message: 'said so' } as const;
    engine.emit({ type: 'error', error });
    engine.finish();
    expect(await result).toEqual({ type: 'request-error', error });
  });

  it('reports the error the engine throws', async () => {
    const engine = createFakeEngine();
    const { result } = await start(engine);
    engine.fail(new GlossError('auth', 'refused'));
    expect(await result).toMatchObject({ type: 'request-error', error: { code: 'auth' } });
  });

  it('does not pass with an answer that could not be read, as of another format', async () => {
    const engine = createFakeEngine();
    const { result } = await start(engine);
    engine.finish();
    expect(await result).toMatchObject({ type: 'request-error', error: { code: 'bad-response' } });
  });

  it('does not pass when it is given up before the first part', async () => {
    const stop = new AbortController();
    const { result } = await start(createFakeEngine(), stop.signal);
    stop.abort();
    expect(await result).toMatchObject({ type: 'request-error' });
  });

  it('reports a connection that is not there', async () => {
    const findEngine = async () => {
      throw new GlossError('connection-missing', 'no such connection');
    };
    const signal = new AbortController().signal;
    expect(await testConnection({ findEngine, now: () => 0 }, 'gone', signal)).toMatchObject({
      type: 'request-error',
      error: { code: 'connection-missing' },
    });
  });
});
