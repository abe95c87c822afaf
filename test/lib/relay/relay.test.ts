import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../lib/chat/engine.ts';
import { GlossError } from '../../../lib/errors.ts';
import type { PanelMessage } from '../../../lib/protocol/messages.ts';
import type { RelayDeps } from '../../../lib/relay/relay.ts';
import { createFakeEngine, FINISH, REQUEST, toText } from '../../helpers/fake-engine.ts';
import { connect, settle, toStart } from './relay-panel.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const stop = (runId: string, afterSeq = -1) => ({ type: 'chat-stop', runId, afterSeq }) as const;
const delta = (runId: string, seq: number, ...parts: object[]) =>
  ({ type: 'chat-delta', runId, seq, parts }) as const;

describe('a run', () => {
  it('is accepted, told in deltas that are counted from 0, and ended', async () => {
    const engine = createFakeEngine({ kind: 'connection', name: 'L', model: 'm', host: 'h' });
    const { received, say } = connect({ local: engine });
    await say(toStart('run'));
    expect(engine.requests).toEqual([REQUEST]);
    engine.emit(toText('one '), toText('two '));
    await settle();
    engine.emit(toText('three'));
    await settle();
    engine.emit(FINISH);
    engine.finish();
    await settle();
    expect(received).toEqual([
      { type: 'chat-accepted', runId: 'run', engine: engine.info },
      delta('run', 0, toText('one two ')),
      delta('run', 1, toText('three')),
      delta('run', 2, FINISH),
      {
        type: 'chat-end',
        runId: 'run',
        end: { status: 'complete', finishReason: 'stop', firstWordMs: 0, totalMs: 0 },
      },
    ]);
  });

  it('is told its last parts before its end, also when both come in one task', async () => {
    const engine = createFakeEngine();
    const { received, say } = connect({ local: engine });
    await say(toStart('run'));
    engine.emit(toText('all'), FINISH);
    engine.finish();
    await settle();
    expect(received.map(({ type }) => type)).toEqual(['chat-accepted', 'chat-delta', 'chat-end']);
  });

  it('that is asked for again while it runs is not run again', async () => {
    const engine = createFakeEngine();
    const { received, say } = connect({ local: engine });
    await say(toStart('run'), toStart('run'));
    await say(toStart('run'));
    expect(engine.requests).toHaveLength(1);
    expect(received).toHaveLength(1);
  });

  it('does not mix with another one', async () => {
    const [first, second] = [createFakeEngine(), createFakeEngine()];
    const { received, say } = connect({ local: first, other: second });
    await say(toStart('one'), toStart('two', { connectionId: 'other' }));
    first.emit(toText('a'));
    second.emit(toText('b'));
    await settle();
    second.emit(toText('c'));
    first.emit(toText('d'));
    await say(stop('one', 0));
    second.emit(FINISH);
    second.finish();
    await settle();
    const toldOf = (id: string) =>
      received.filter((message) => 'runId' in message && message.runId === id).slice(1);
    expect(toldOf('one')).toEqual([
      delta('one', 0, toText('a')),
      { type: 'chat-end', runId: 'one', end: { status: 'stopped', firstWordMs: 0, totalMs: 0 } },
    ]);
    expect(toldOf('two')).toEqual([
      delta('two', 0, toText('b')),
      delta('two', 1, toText('c')),
      delta('two', 2, FINISH),
      expect.objectContaining({ type: 'chat-end', runId: 'two' }),
    ]);
  });
});

describe('a run that fails', () => {
  it('before it began ends with the reason', async () => {
    const { received, say } = connect();
    await say(toStart('run'));
    expect(received).toEqual([
      {
        type: 'chat-end',
        runId: 'run',
        end: {
          status: 'failed',
          error: { code: 'connection-missing', message: 'no such connection' },
        },
      },
    ]);
  });

  it('in the middle ends with the reason, after the parts before it', async () => {
    const engine = createFakeEngine();
    const { received, say } = connect({ local: engine });
    await say(toStart('run'));
    engine.emit(toText('half a'));
    engine.fail(new GlossError('server', 'broke', { detail: 'key=abcdefgh' }));
    await settle();
    expect(received.slice(1)).toEqual([
      delta('run', 0, toText('half a')),
      {
        type: 'chat-end',
        runId: 'run',
        end: {
          status: 'failed',
          error: { code: 'server', message: 'broke', detail: 'key=•••' },
          firstWordMs: 0,
          totalMs: 0,
        },
      },
    ]);
  });

  it('for a reason that has no text still ends', async () => {
    const engine = createFakeEngine();
    const { received, say } = connect({ local: engine });
    await say(toStart('run'));
    engine.fail(Object.create(null));
    await settle();
    expect(received.at(-1)).toMatchObject({ end: { error: { code: 'internal' } } });
  });
});

describe('a stop', () => {
  it('ends the run as stopped, with what was shown, and lets nothing more through', async () => {
    const engine = createFakeEngine();
    const { journal, received, say } = connect({ local: engine });
    await say(toStart('run'));
    engine.emit(toText('one'));
    await settle();
    engine.emit(toText(' unseen'));
    await say(stop('run', 0));
    engine.emit(toText('late'), FINISH);
    await settle();
    expect(journal.finished.get('run')).toMatchObject({ text: 'one', status: 'stopped' });
    expect(received.slice(1)).toEqual([
      delta('run', 0, toText('one')),
      {
        type: 'chat-end',
        runId: 'run',
        end: { status: 'stopped', firstWordMs: 0, totalMs: 0 },
      },
    ]);
  });

  it('before the engine is found ends the run as stopped', async () => {
    const engine = createFakeEngine();
    let find = (_engine: Engine) => {};
    const found = new Promise<Engine>((resolve) => (find = resolve));
    const { received, say } = connect({}, { findEngine: () => found });
    await say(toStart('run'), stop('run'));
    find(engine);
    await settle();
    expect(received.at(-1)).toEqual({ type: 'chat-end', runId: 'run', end: { status: 'stopped' } });
  });

  it('for a run that is not there does nothing', async () => {
    const { received, say } = connect({ local: createFakeEngine() });
    await say(stop('other'), toStart('run'), stop('other'));
    expect(received.map(({ type }) => type)).toEqual(['chat-accepted']);
  });
});

describe('when the panel goes', () => {
  it('what it wanted to know is stopped, and nothing is said any more', async () => {
    const signals: AbortSignal[] = [];
    const { port, held, received, say } = connect(
      {},
      {
        fetchModels: (_id, signal) => {
          signals.push(signal);
          return new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason)),
          );
        },
      },
    );
    await say({ type: 'models-request', requestId: 'models', connectionId: 'local' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    port.disconnect();
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(received).toEqual([]);
    expect(held.now).toBe(0);
  });
});

describe('a hand-over', () => {
  it('is taken before the run begins', async () => {
    const takeHandoff = vi.fn(async () => true);
    const { received, say } = connect({ local: createFakeEngine() }, { takeHandoff });
    await say(toStart('run', { handoffId: 'wish' }));
    expect(takeHandoff).toHaveBeenCalledExactlyOnceWith('wish');
    expect(received).toEqual([expect.objectContaining({ type: 'chat-accepted' })]);
  });

  it('that another panel has taken is refused, and nothing is asked of any engine', async () => {
    const engine = createFakeEngine();
    const { received, say } = connect({ local: engine }, { takeHandoff: async () => false });
    await say(toStart('run', { handoffId: 'wish' }));
    expect(received).toEqual([{ type: 'chat-refused', runId: 'run' }]);
    expect(engine.requests).toEqual([]);
  });

  it('that cannot be taken ends the run with the reason', async () => {
    const takeHandoff = async () => {
      throw new GlossError('storage', 'disk full');
    };
    const { received, say } = connect({ local: createFakeEngine() }, { takeHandoff });
    await say(toStart('run', { handoffId: 'wish' }));
    expect(received).toMatchObject([{ type: 'chat-end', end: { error: { code: 'storage' } } }]);
  });

  it('is not looked for where none is named', async () => {
    const takeHandoff = vi.fn(async () => false);
    const { say } = connect({ local: createFakeEngine() }, { takeHandoff });
    await say(toStart('run'));
    expect(takeHandoff).not.toHaveBeenCalled();
  });
});

describe('a request about a connection', () => {
  const wantModels = { type: 'models-request', requestId: 'r', connectionId: 'local' } as const;
  const wantTest = { type: 'diagnosis-request', requestId: 'r', connectionId: 'local' } as const;

  it('for its models gets their list', async () => {
    const { received, say } = connect();
    await say(wantModels);
    expect(received).toEqual([
      { type: 'models-available', requestId: 'r', models: ['small', 'large'] },
    ]);
  });

  it('for its models gets the reason why there are none', async () => {
    const fetchModels = async () => {
      throw new GlossError('auth', 'refused', { status: 401 });
    };
    const { received, say } = connect({}, { fetchModels });
    await say(wantModels);
    expect(received).toEqual([
      {
        type: 'request-error',
        requestId: 'r',
        error: { code: 'auth', message: 'refused', status: 401 },
      },
    ]);
  });

  it('for a diagnosis gets what was found', async () => {
    const diagnosis = { code: 'ok', fixes: [], firstTokenMs: 120 } as const;
    const { received, say } = connect({}, { diagnose: async () => ({ ...diagnosis, fixes: [] }) });
    await say(wantTest);
    expect(received).toEqual([{ type: 'diagnosis-available', requestId: 'r', diagnosis }]);
  });

  it('for a diagnosis gets the reason why there is none', async () => {
    const diagnose = () => Promise.reject(new GlossError('connection-missing', 'gone'));
    const { received, say } = connect({}, { diagnose });
    await say(wantTest);
    expect(received).toMatchObject([
      { type: 'request-error', requestId: 'r', error: { code: 'connection-missing' } },
    ]);
  });

  it('for a sample gets the answer as it came', async () => {
    const { received, say } = connect();
    await say({ type: 'sample-request', requestId: 'r', connectionId: 'local' });
    expect(received).toEqual([
      { type: 'sample-available', requestId: 'r', sample: 'data: Hello\n\n' },
    ]);
  });

  it('for the models on this computer gets what answered', async () => {
    const server = {
      id: 'ollama',
      format: 'ollama',
      baseUrl: 'http://127.0.0.1:11434',
      models: ['small'],
      needsKey: false,
    } as const;
    const findLocalModels = async () => [{ ...server, models: ['small'] }];
    const { received, say } = connect({}, { findLocalModels });
    await say({ type: 'local-models-request', requestId: 'r' });
    expect(received).toEqual([
      { type: 'local-models-available', requestId: 'r', servers: [server] },
    ]);
  });
});

describe('an erasure', () => {
  const eraseAll = { type: 'erase-request', requestId: 'r', scope: 'everything' } as const;

  it('comes after every answer has ended, and lets none begin before it is done', async () => {
    const order: string[] = [];
    let finish = () => {};
    const erase = (scope: string) => {
      order.push(scope);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    const engine = createFakeEngine();
    const { journal, announced, received, say } = connect({ local: engine }, { erase });
    await say(toStart('old'));
    const letGo = journal.slow();
    await say(eraseAll);
    expect(order).toEqual([]);
    letGo();
    await settle();
    expect(order).toEqual(['everything']);
    expect(journal.finished.get('old')).toMatchObject({ status: 'stopped' });
    await say(toStart('new'));
    expect(engine.requests).toHaveLength(1);
    finish();
    await settle();
    expect(received).toContainEqual({ type: 'erased', requestId: 'r' });
    expect(engine.requests).toHaveLength(2);
    expect(announced).toContain(undefined);
  });

  it('that fails says why, and answers can be made again', async () => {
    const erase = () => Promise.reject(new GlossError('storage', 'disk full'));
    const engine = createFakeEngine();
    const { received, say } = connect({ local: engine }, { erase });
    await say(eraseAll);
    expect(received).toMatchObject([{ type: 'request-error', error: { code: 'storage' } }]);
    await say(toStart('run'));
    expect(engine.requests).toHaveLength(1);
  });
});

describe('the background is kept alive', () => {
  it('while an answer runs, and not longer', async () => {
    const engine = createFakeEngine();
    const { held, say } = connect({ local: engine });
    expect(held.ever).toBe(0);
    await say(toStart('run'));
    expect(held.now).toBe(1);
    engine.finish();
    await settle();
    expect(held.now).toBe(0);
  });

  it.each<[string, Partial<RelayDeps>, PanelMessage]>([
    ['a run without an engine', {}, toStart('run')],
    [
      'a refused hand-over',
      { takeHandoff: async () => false },
      toStart('run', { handoffId: 'wish' }),
    ],
    [
      'a list of models that failed',
      { fetchModels: () => Promise.reject(new GlossError('auth', 'refused')) },
      { type: 'models-request', requestId: 'r', connectionId: 'local' },
    ],
    [
      'a test that failed',
      {},
      { type: 'diagnosis-request', requestId: 'r', connectionId: 'local' },
    ],
  ])('once for %s, and not longer', async (_what, deps, message) => {
    const { held, say } = connect({}, deps);
    await say(message);
    expect(held).toEqual({ now: 0, ever: 1 });
  });
});
