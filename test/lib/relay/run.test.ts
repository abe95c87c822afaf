import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { GlossError } from '../../../lib/errors.ts';
import { runAnswer } from '../../../lib/relay/run.ts';
import { createFakeEngine, FINISH, REQUEST, toText } from '../../helpers/fake-engine.ts';

/** A run whose engine and stop are in the test's hand. */
function start(signal = new AbortController().signal) {
  const engine = createFakeEngine();
  const parts: StreamPart[] = [];
  const ended = runAnswer(engine, REQUEST, (part) => parts.push(part), signal);
  return { engine, parts, ended };
}

describe('an answer', () => {
  it('is asked for in the words of the request', async () => {
    const { engine, ended } = start();
    engine.finish();
    await ended;
    expect(engine.requests).toEqual([REQUEST]);
  });

  it('with a finish signal is complete, and every part has been handed on', async () => {
    const { engine, parts, ended } = start();
    engine.emit(toText('one'), FINISH);
    engine.finish();
    expect(await ended).toEqual({ status: 'complete', finishReason: 'stop' });
    expect(parts).toEqual([toText('one'), FINISH]);
  });

  it('that just ends is incomplete', async () => {
    const { engine, ended } = start();
    engine.emit(toText('one'));
    engine.finish();
    expect(await ended).toEqual({ status: 'incomplete' });
  });

  it('that names an error is failed', async () => {
    const { engine, ended } = start();
    const error = { code: 'provider', message: 'said so' } as const;
    engine.emit({ type: 'error', error });
    engine.finish();
    expect(await ended).toEqual({ status: 'failed', error });
  });

  it.each([
    ['a GlossError', new GlossError('network', 'down', { host: 'a.test' }), 'network'],
    ['a mistake', new TypeError('no such function'), 'internal'],
    ['a thing with no text', Object.create(null), 'internal'],
  ])('whose engine throws %s is failed, with the parts before it', async (_what, thrown, code) => {
    const { engine, parts, ended } = start();
    engine.emit(toText('one'));
    engine.fail(thrown);
    expect(await ended).toMatchObject({ status: 'failed', error: { code } });
    expect(parts).toEqual([toText('one')]);
  });

  it('whose finish signal came before the line broke is failed', async () => {
    const { engine, ended } = start();
    engine.emit(FINISH);
    engine.fail(new GlossError('network', 'broke'));
    expect(await ended).toMatchObject({ status: 'failed', finishReason: 'stop' });
  });

  it('that was cut by an abort nobody here asked for is incomplete, not failed', async () => {
    const { engine, ended } = start();
    engine.fail(new DOMException('cut', 'AbortError'));
    expect(await ended).toEqual({ status: 'incomplete' });
  });

  it('whose engine throws at once is failed', async () => {
    const engine = {
      ...createFakeEngine(),
      run() {
        throw new GlossError('needs-model', 'no words for this');
      },
    };
    const end = await runAnswer(engine, REQUEST, () => {}, new AbortController().signal);
    expect(end).toMatchObject({ status: 'failed', error: { code: 'needs-model' } });
  });
});

describe('a stop', () => {
  it('makes an answer stopped, and keeps what had been said', async () => {
    const stop = new AbortController();
    const { engine, parts, ended } = start(stop.signal);
    engine.emit(toText('one'));
    stop.abort();
    expect(await ended).toEqual({ status: 'stopped' });
    expect(parts).toEqual([toText('one')]);
  });

  it('lets nothing through that the engine still says', async () => {
    const stop = new AbortController();
    const { engine, parts, ended } = start(stop.signal);
    stop.abort();
    engine.emit(toText('late'), FINISH);
    expect(await ended).toEqual({ status: 'stopped' });
    expect(parts).toEqual([]);
  });

  it.each([
    ['fails with another error', new GlossError('network', 'broke')],
    ['is stopped as asked', new DOMException('stop', 'AbortError')],
  ])('is no failure, also when the engine %s', async (_what, thrown) => {
    const stop = new AbortController();
    const engine = {
      ...createFakeEngine(),
      run: async () => {
        stop.abort();
        throw thrown;
      },
    };
    expect(await runAnswer(engine, REQUEST, () => {}, stop.signal)).toEqual({ status: 'stopped' });
  });

  it('counts also for an engine that goes on to its end', async () => {
    const stop = new AbortController();
    const engine = { ...createFakeEngine(), run: async () => stop.abort() };
    expect(await runAnswer(engine, REQUEST, () => {}, stop.signal)).toEqual({ status: 'stopped' });
  });
});
