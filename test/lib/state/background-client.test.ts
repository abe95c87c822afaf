import { describe, expect, it, vi } from 'vitest';
import { createAnswer } from '../../../lib/chat/answer.ts';
import type { ChatRequest } from '../../../lib/chat/engine.ts';
import type { BackgroundMessage, PanelMessage } from '../../../lib/protocol/messages.ts';
import type { PortLike } from '../../../lib/protocol/typed-port.ts';
import type { Diagnosis } from '../../../lib/doctor/diagnosis.ts';
import { createBackgroundClient } from '../../../lib/state/background-client.ts';
import type { RunListener } from '../../../lib/state/run-follower.ts';
import { createPortPair, settlePorts } from '../../helpers/fake-port.ts';

const request: ChatRequest = {
  messages: [{ role: 'user', content: 'Why?' }],
  task: { kind: 'ask', question: 'Why?', passage: null },
};
const makeRun = (runId: string) => ({
  runId,
  connectionId: 'local',
  request,
  conversation: { id: 'chat', title: 'Why?' },
  turns: [
    createAnswer({ id: 'answer', parentId: null, createdAt: 0, runId, connectionId: 'local' }),
  ],
  isTemporary: false,
});

const createListener = () =>
  ({
    onAccepted: vi.fn(),
    onPhase: vi.fn(),
    onParts: vi.fn(),
    onUnsaved: vi.fn(),
    onEnd: vi.fn(),
    onSettled: vi.fn(),
    onRefused: vi.fn(),
  }) satisfies RunListener;

/** A client, and the background's end of each port it opened with what came in there. */
function createWorld() {
  const ports: Array<{ far: PortLike; received: PanelMessage[] }> = [];
  let count = 0;
  const client = createBackgroundClient(
    () => {
      const { near, far } = createPortPair();
      const received: PanelMessage[] = [];
      far.onMessage.addListener((message) => received.push(message as PanelMessage));
      ports.push({ far, received });
      return near;
    },
    () => `request-${++count}`,
  );
  const say = async (...messages: Array<BackgroundMessage | object>) => {
    for (const message of messages) ports.at(-1)?.far.postMessage(message);
    await settlePorts();
  };
  const die = async () => {
    ports.at(-1)?.far.disconnect();
    await settlePorts();
  };
  const receivedTypes = () => ports.map(({ received }) => received.map(({ type }) => type));
  return { client, ports, say, die, receivedTypes };
}

describe('waking the background', () => {
  it('opens a port once, over which goes what comes next; another when that has broken', async () => {
    const { client, die, receivedTypes } = createWorld();
    client.wake();
    client.wake();
    client.start(makeRun('run'), createListener());
    await settlePorts();
    expect(receivedTypes()).toEqual([['chat-start']]);
    await die();
    await die();
    client.wake();
    expect(receivedTypes().at(-1)).toEqual([]);
  });
});

describe('the port', () => {
  it('is opened when it is first needed, and then kept', async () => {
    const { client, ports, receivedTypes } = createWorld();
    expect(ports).toHaveLength(0);
    client.start(makeRun('a'), createListener());
    client.start(makeRun('b'), createListener());
    await settlePorts();
    expect(receivedTypes()).toEqual([['chat-start', 'chat-start']]);
  });

  it('is not opened to stop what is not running', () => {
    const { client, ports } = createWorld();
    client.stop('nobody');
    expect(ports).toHaveLength(0);
  });

  it('is not opened anew when it broke with nothing on its way', async () => {
    const { client, ports, say, die } = createWorld();
    client.start(makeRun('a'), createListener());
    await say({ type: 'chat-end', runId: 'a', end: { status: 'complete' } });
    await die();
    expect(ports).toHaveLength(1);
  });
});

describe('a run', () => {
  it('is sent with all it needs and nothing more', async () => {
    const { client, ports } = createWorld();
    client.start({ ...makeRun('a'), handoffId: 'gesture' }, createListener());
    client.start(makeRun('b'), createListener());
    await settlePorts();
    expect(ports[0]?.received).toEqual([
      { type: 'chat-start', ...makeRun('a'), handoffId: 'gesture' },
      { type: 'chat-start', ...makeRun('b') },
    ]);
  });

  it('hears who answers, what, and how it ended', async () => {
    const { client, say } = createWorld();
    const listener = createListener();
    client.start(makeRun('a'), listener);
    const parts = [{ type: 'text-delta', text: 'Because.' }];
    const end = { status: 'complete', finishReason: 'stop' };
    await say(
      { type: 'chat-accepted', runId: 'a', engine: { kind: 'on-device' } },
      { type: 'chat-delta', runId: 'a', seq: 0, parts },
      { type: 'chat-end', runId: 'a', end },
    );
    expect(listener.onAccepted.mock.calls).toEqual([[{ kind: 'on-device' }]]);
    expect(listener.onParts.mock.calls).toEqual([[parts]]);
    expect(listener.onEnd.mock.calls).toEqual([[end]]);
  });

  it.each([
    ['it ended', { type: 'chat-end', runId: 'a', end: { status: 'stopped' } }],
    ['it was refused', { type: 'chat-refused', runId: 'a' }],
  ])('hears nothing more once %s', async (_what, last) => {
    const { client, ports, say, die } = createWorld();
    const listener = createListener();
    client.start(makeRun('a'), listener);
    await say(last, { type: 'chat-delta', runId: 'a', seq: 1, parts: [] }, last);
    client.stop('a');
    await die();
    expect(listener.onParts).not.toHaveBeenCalled();
    expect(listener.onEnd.mock.calls.length + listener.onRefused.mock.calls.length).toBe(1);
    expect(ports[0]?.received).toHaveLength(1);
  });

  it('hears nothing that is meant for another, or for nobody, or is no message', async () => {
    const { client, say } = createWorld();
    const listener = createListener();
    const other = createListener();
    client.start(makeRun('a'), listener);
    client.start(makeRun('b'), other);
    await say(
      { type: 'chat-delta', runId: 'b', seq: 0, parts: [] },
      { type: 'chat-delta', runId: 'nobody', seq: 0, parts: [] },
      { type: 'chat-end', runId: 'nobody', end: { status: 'complete' } },
      { type: 'chat-delta', runId: 'a', parts: [] },
      { type: 'chat-end', runId: 'a', end: { status: 'splendid' } },
      { type: 'shutdown' },
    );
    expect(other.onParts).toHaveBeenCalledOnce();
    for (const call of Object.values(listener)) expect(call).not.toHaveBeenCalled();
  });

  it('is stopped by its id', async () => {
    const { client, ports } = createWorld();
    client.start(makeRun('a'), createListener());
    client.stop('a');
    await settlePorts();
    expect(ports[0]?.received.at(-1)).toEqual({ type: 'chat-stop', runId: 'a', afterSeq: -1 });
  });

  it('is let go of without a word to the background, in which it goes on', async () => {
    const { client, ports, say } = createWorld();
    const listener = createListener();
    client.start(makeRun('a'), listener);
    client.detach('a');
    await say({ type: 'chat-end', runId: 'a', end: { status: 'complete' } });
    expect(listener.onEnd).not.toHaveBeenCalled();
    expect(ports[0]?.received).toHaveLength(1);
  });

  it('that was started elsewhere is followed from its first part', async () => {
    const { client, ports, say } = createWorld();
    const listener = createListener();
    client.attach('a', listener);
    await say(
      { type: 'chat-phase', runId: 'a', phase: { kind: 'waiting' } },
      { type: 'chat-delta', runId: 'a', seq: 4, parts: [] },
      { type: 'chat-unsaved', runId: 'a', error: { code: 'storage', message: 'full' } },
    );
    expect(ports[0]?.received).toEqual([{ type: 'chat-attach', runId: 'a', afterSeq: -1 }]);
    for (const heard of [listener.onPhase, listener.onParts, listener.onUnsaved]) {
      expect(heard).toHaveBeenCalledOnce();
    }
  });
});

describe('when the background goes away', () => {
  it('asks the next one for the rest of every run, and starts nothing again', async () => {
    const { client, ports, say, die } = createWorld();
    const listener = createListener();
    client.start(makeRun('a'), listener);
    client.start(makeRun('b'), createListener());
    await say({
      type: 'chat-delta',
      runId: 'a',
      seq: 0,
      parts: [{ type: 'text-delta', text: '1' }],
    });
    await die();
    expect(ports[1]?.received).toEqual([
      { type: 'chat-attach', runId: 'a', afterSeq: 0 },
      { type: 'chat-attach', runId: 'b', afterSeq: -1 },
    ]);
    await say(
      { type: 'chat-delta', runId: 'a', seq: 0, parts: [{ type: 'text-delta', text: '1' }] },
      { type: 'chat-delta', runId: 'a', seq: 1, parts: [{ type: 'text-delta', text: '2' }] },
      { type: 'chat-settled', runId: 'a' },
    );
    expect(listener.onParts.mock.calls.flat(2)).toEqual([
      { type: 'text-delta', text: '1' },
      { type: 'text-delta', text: '2' },
    ]);
    expect(listener.onSettled).toHaveBeenCalledOnce();
    expect(listener.onEnd).not.toHaveBeenCalled();
  });

  it('gives up a run at which every background dies', async () => {
    const { client, ports, die } = createWorld();
    const listener = createListener();
    client.start(makeRun('a'), listener);
    await settlePorts();
    await die();
    await die();
    expect(listener.onEnd.mock.calls).toEqual([[{ status: 'interrupted' }]]);
    expect(ports).toHaveLength(2);
  });
});

const DIAGNOSIS: Diagnosis = { code: 'slow', fixes: [], firstTokenMs: 42 };

describe('erasing', () => {
  it('resolves when the background has erased', async () => {
    const { client, ports, say } = createWorld();
    const erased = client.erase('chats');
    await settlePorts();
    expect(ports[0]?.received).toEqual([
      { type: 'erase-request', requestId: 'request-1', scope: 'chats' },
    ]);
    await say({ type: 'erased', requestId: 'request-1' });
    await expect(erased).resolves.toBeUndefined();
  });
});

describe('a question about a connection', () => {
  it('is answered by the message that bears its id, in any order', async () => {
    const { client, ports, say } = createWorld();
    const models = client.fetchModels('local');
    const found = client.diagnose('local');
    await settlePorts();
    expect(ports[0]?.received).toEqual([
      { type: 'models-request', requestId: 'request-1', connectionId: 'local' },
      { type: 'diagnosis-request', requestId: 'request-2', connectionId: 'local' },
    ]);
    await say(
      { type: 'diagnosis-available', requestId: 'nobody', diagnosis: DIAGNOSIS },
      { type: 'diagnosis-available', requestId: 'request-2', diagnosis: DIAGNOSIS },
      { type: 'models-available', requestId: 'request-1', models: ['demo'] },
    );
    expect(await models).toEqual(['demo']);
    expect(await found).toEqual(DIAGNOSIS);
  });

  it('for a sample gets the answer as it came', async () => {
    const { client, ports, say } = createWorld();
    const sample = client.fetchSample('local');
    await settlePorts();
    expect(ports[0]?.received).toEqual([
      { type: 'sample-request', requestId: 'request-1', connectionId: 'local' },
    ]);
    await say({ type: 'sample-available', requestId: 'request-1', sample: 'data: Hello' });
    await expect(sample).resolves.toBe('data: Hello');
  });

  it('rejects with the error the background sends', async () => {
    const { client, say } = createWorld();
    const settled = Promise.allSettled([client.diagnose('local')]);
    await settlePorts();
    const error = {
      code: 'rate-limit',
      message: 'slow down',
      host: 'a.test',
      status: 429,
      retryAfterMs: 1000,
    };
    await say({ type: 'request-error', requestId: 'request-1', error });
    expect(await settled).toMatchObject([
      {
        reason: {
          name: 'GlossError',
          code: 'rate-limit',
          message: 'slow down',
          details: { host: 'a.test', status: 429, retryAfterMs: 1000 },
        },
      },
    ]);
  });

  it.each(['fetchModels', 'diagnose'] as const)(
    '%s rejects with `internal` when it is answered with something else',
    async (method) => {
      const { client, say } = createWorld();
      const settled = Promise.allSettled([client[method]('local')]);
      const wrong =
        method === 'diagnose'
          ? { type: 'models-available', requestId: 'request-1', models: [] }
          : { type: 'diagnosis-available', requestId: 'request-1', diagnosis: DIAGNOSIS };
      await say(wrong);
      expect(await settled).toMatchObject([{ reason: { name: 'GlossError', code: 'internal' } }]);
    },
  );

  it('rejects when the background goes away before it answers', async () => {
    const { client, die } = createWorld();
    const settled = Promise.allSettled([client.fetchModels('local'), client.diagnose('local')]);
    await settlePorts();
    await die();
    expect(await settled).toMatchObject([
      { status: 'rejected', reason: { name: 'GlossError', code: 'internal' } },
      { status: 'rejected', reason: { name: 'GlossError', code: 'internal' } },
    ]);
  });
});
