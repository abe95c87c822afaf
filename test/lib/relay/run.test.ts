import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine, StreamPart } from '../../../lib/chat/engine.ts';
import { GlossError } from '../../../lib/errors.ts';
import type { RunPhase } from '../../../lib/protocol/messages.ts';
import { createOriginQueue, type OriginQueue } from '../../../lib/relay/origin-queue.ts';
import { runAnswer } from '../../../lib/relay/run.ts';
import { createFakeEngine, FINISH, REQUEST, toText } from '../../helpers/fake-engine.ts';

interface Setup {
  signal?: AbortSignal;
  engine?: Engine;
  isContinuation?: boolean;
  queue?: OriginQueue;
  onPhase?: (phase: RunPhase) => void;
}

/** A run of this engine, at a time that does not pass. */
function run({ signal = new AbortController().signal, engine, ...rest }: Setup) {
  const parts: StreamPart[] = [];
  const ended = runAnswer(engine ?? createFakeEngine(), REQUEST, {
    emit: (part) => parts.push(part),
    onPhase: () => {},
    signal,
    queue: createOriginQueue(),
    now: () => 0,
    ...rest,
  });
  return { parts, ended };
}

/** A run whose engine is in the test's hand. */
function start(signal?: AbortSignal, setup: Setup = {}) {
  const engine = createFakeEngine();
  return { engine, ...run({ ...setup, ...(signal && { signal }), engine }) };
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
    expect(await ended).toMatchObject({ status: 'complete', finishReason: 'stop' });
    expect(parts).toEqual([toText('one'), FINISH]);
  });

  it('that just ends is incomplete', async () => {
    const { engine, ended } = start();
    engine.emit(toText('one'));
    engine.finish();
    expect(await ended).toMatchObject({ status: 'incomplete' });
  });

  it('that names an error is failed', async () => {
    const { engine, ended } = start();
    const error = { code: 'provider', message: 'said so' } as const;
    engine.emit({ type: 'error', error });
    engine.finish();
    expect(await ended).toMatchObject({ status: 'failed', error });
  });

  it.each([
    ['a GlossError', new GlossError('server', 'down', { host: 'a.test' }), 'server'],
    ['a mistake', new TypeError('no such function'), 'internal'],
    ['a thing with no text', Object.create(null), 'internal'],
  ])('whose engine throws %s is failed, with the parts before it', async (_what, thrown, code) => {
    const { engine, parts, ended } = start();
    engine.emit(toText('one'));
    engine.fail(thrown);
    expect(await ended).toMatchObject({ status: 'failed', error: { code } });
    expect(parts).toEqual([toText('one')]);
  });

  it('whose finish signal came before the line broke is not complete', async () => {
    const { engine, ended } = start();
    engine.emit(FINISH);
    engine.fail(new GlossError('network', 'broke'));
    expect(await ended).toMatchObject({ status: 'failed', finishReason: 'stop' });
  });

  it.each<[string, StreamPart[], string]>([
    ['before a word is failed', [], 'failed'],
    ['after a word is interrupted', [toText('one')], 'interrupted'],
    ['after a thought is interrupted', [{ type: 'reasoning-delta', text: 'hm' }], 'interrupted'],
  ])('whose line breaks %s, and says so', async (_what, parts, status) => {
    const { engine, ended } = start();
    engine.emit(...parts);
    engine.fail(new GlossError('network', 'broke'));
    expect(await ended).toMatchObject({ status, error: { code: 'network' } });
  });

  it('that only continues another may have nothing to add', async () => {
    const { engine, ended } = start(undefined, { isContinuation: true });
    engine.emit(FINISH);
    engine.finish();
    expect(await ended).toMatchObject({ status: 'complete' });
  });

  it('that was cut by an abort nobody here asked for is incomplete, not failed', async () => {
    const { engine, ended } = start();
    engine.fail(new DOMException('cut', 'AbortError'));
    expect(await ended).toMatchObject({ status: 'incomplete' });
  });

  it('whose engine throws at once is failed', async () => {
    const engine = {
      ...createFakeEngine(),
      run() {
        throw new GlossError('needs-model', 'no words for this');
      },
    };
    const end = await run({ engine }).ended;
    expect(end).toMatchObject({ status: 'failed', error: { code: 'needs-model' } });
  });
});

describe('a stop', () => {
  it('makes an answer stopped, and keeps what had been said', async () => {
    const stop = new AbortController();
    const { engine, parts, ended } = start(stop.signal);
    engine.emit(toText('one'));
    stop.abort();
    expect(await ended).toMatchObject({ status: 'stopped' });
    expect(parts).toEqual([toText('one')]);
  });

  it('lets nothing through that the engine still says', async () => {
    const stop = new AbortController();
    const { engine, parts, ended } = start(stop.signal);
    stop.abort();
    engine.emit(toText('late'), FINISH);
    expect(await ended).toMatchObject({ status: 'stopped' });
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
    expect(await run({ engine, signal: stop.signal }).ended).toMatchObject({ status: 'stopped' });
  });

  it('counts also for an engine that goes on to its end', async () => {
    const stop = new AbortController();
    const engine = { ...createFakeEngine(), run: async () => stop.abort() };
    expect(await run({ engine, signal: stop.signal }).ended).toMatchObject({ status: 'stopped' });
  });
});

describe('the times of an answer', () => {
  /** An engine that says these parts, each a second after the one before, and ends. */
  const speakSlowly = (clock: { now: number }, parts: StreamPart[]): Engine => ({
    info: { kind: 'on-device' },
    async run(_request, emit) {
      for (const part of parts) {
        clock.now += 1000;
        emit(part);
      }
    },
  });
  const time = (parts: StreamPart[]) => {
    const clock = { now: 5000 };
    return runAnswer(speakSlowly(clock, parts), REQUEST, {
      emit: () => {},
      onPhase: () => {},
      signal: new AbortController().signal,
      queue: createOriginQueue(),
      now: () => clock.now,
    });
  };

  it('are those from the request to the first word, and to the end', async () => {
    const parts: StreamPart[] = [{ type: 'usage', inputTokens: 1 }, toText('one'), FINISH];
    expect(await time(parts)).toMatchObject({ firstWordMs: 2000, totalMs: 3000 });
  });

  it('leave out a first word that never came', async () => {
    const end = await time([FINISH]);
    expect(end).toMatchObject({ totalMs: 1000 });
    expect(end).not.toHaveProperty('firstWordMs');
  });

  it('are not there when nothing was sent', async () => {
    const end = await run({ signal: AbortSignal.abort() }).ended;
    expect(end).toEqual({ status: 'stopped' });
  });
});

describe('a refused prompt', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  const refusal = new GlossError('rate-limit', 'busy', { status: 429, retryAfterMs: 30_000 });

  it('is told, and sent again when the server says so', async () => {
    const phases: RunPhase[] = [];
    const { engine, ended } = start(undefined, { onPhase: (phase) => phases.push(phase) });
    engine.fail(refusal);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(phases).toMatchObject([{ kind: 'retrying', untilMs: 30_000, error: { status: 429 } }]);
    expect(engine.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(engine.requests).toEqual([REQUEST, REQUEST]);
    engine.emit(toText('one'), FINISH);
    engine.finish();
    expect(await ended).toMatchObject({ status: 'complete' });
  });

  it('whose wait is stopped has failed, for the reason it waited on', async () => {
    const stop = new AbortController();
    const { engine, ended } = start(stop.signal);
    engine.fail(refusal);
    await vi.advanceTimersByTimeAsync(1000);
    stop.abort();
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'rate-limit' } });
    expect(vi.getTimerCount()).toBe(0);
    expect(engine.requests).toHaveLength(1);
  });

  it('is not sent again once a part of an answer has come', async () => {
    const { engine, ended } = start();
    engine.emit({ type: 'usage', inputTokens: 1 });
    engine.fail(refusal);
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'rate-limit' } });
    expect(engine.requests).toHaveLength(1);
  });
});

describe('a fifth answer from one host', () => {
  it('is told that it waits, and sends nothing before its turn', async () => {
    const queue = createOriginQueue();
    const phases: RunPhase[] = [];
    const open = (onPhase: (phase: RunPhase) => void) => {
      const engine = { ...createFakeEngine(), origin: 'https://a.test' };
      const { ended } = run({ engine, onPhase, queue });
      return { engine, ended };
    };
    const running = Array.from({ length: 4 }, () => open(() => {}));
    const last = open((phase) => phases.push(phase));
    await Promise.resolve();
    expect(phases).toEqual([{ kind: 'queued' }]);
    expect(last.engine.requests).toEqual([]);
    running[0]?.engine.finish();
    await expect.poll(() => last.engine.requests).toHaveLength(1);
    last.engine.emit(toText('one'), FINISH);
    last.engine.finish();
    expect(await last.ended).toMatchObject({ status: 'complete' });
  });
});
