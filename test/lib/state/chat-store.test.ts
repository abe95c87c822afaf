import { effect } from '@preact/signals';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AssistantTurn } from '../../../lib/chat/conversation.ts';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import type { Task } from '../../../lib/chat/task.ts';
import { createChatStore } from '../../../lib/state/chat-store.ts';
import { PAINT_INTERVAL_MS } from '../../../lib/state/painter.ts';
import { createFakeBackground, toDelta } from './fake-background.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ask = (question: string): Task => ({ kind: 'ask', question, passage: null });

function createWorld(system = '') {
  const fake = createFakeBackground();
  let count = 0;
  const chat = createChatStore({
    background: fake.background,
    createId: () => `id-${++count}`,
    getConnectionId: () => 'local',
    getSystem: () => system,
    toContent: ({ question }, turns) => `${question} [${turns.length}]`,
  });
  const lastAnswer = () => chat.turns.value.at(-1)?.value as AssistantTurn;
  return { ...fake, chat, lastAnswer };
}

describe('sending', () => {
  it('adds the question and an answer that is waited for', () => {
    const { chat, lastRun } = createWorld();
    expect(chat.isRunning.value).toBe(false);
    expect(chat.send(ask('Why?'))).toBe(true);
    expect(chat.isRunning.value).toBe(true);
    expect(chat.turns.value.map((turn) => turn.value)).toEqual([
      { role: 'user', id: expect.any(String), task: ask('Why?'), content: 'Why? [0]' },
      {
        role: 'assistant',
        id: lastRun().runId,
        status: 'queued',
        engine: null,
        text: '',
        reasoning: '',
        notes: [],
        citations: [],
        toolCalls: [],
      },
    ]);
  });

  it('hands over one prompt: the words, the same in parts, and the connection in use', () => {
    const { chat, runs } = createWorld();
    chat.send(ask('Why?'), 'gesture');
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      connectionId: 'local',
      handoffId: 'gesture',
      request: { messages: [{ role: 'user', content: 'Why? [0]' }], task: ask('Why?') },
    });
  });

  it('names no hand-over when there is none', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Why?'));
    expect(lastRun()).not.toHaveProperty('handoffId');
  });

  it('does nothing while an answer is on its way', () => {
    const { chat, runs } = createWorld();
    chat.send(ask('Why?'));
    expect(chat.send(ask('And how?'))).toBe(false);
    expect(runs).toHaveLength(1);
    expect(chat.turns.value).toHaveLength(2);
  });

  it('sends the conversation along, the system message first, answers without words not', () => {
    const { chat, lastRun } = createWorld('Be brief.');
    chat.send(ask('One?'));
    lastRun().answer('First.');
    chat.send(ask('Two?'));
    lastRun().answer('');
    chat.send(ask('Three?'));
    expect(lastRun().request.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'One? [0]' },
      { role: 'assistant', content: 'First.' },
      { role: 'user', content: 'Two? [2]' },
      { role: 'user', content: 'Three? [4]' },
    ]);
  });

  it('takes question and answer back when another panel took the hand-over', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Kept?'));
    lastRun().answer('Yes.');
    chat.send(ask('Taken?'), 'gesture');
    lastRun().listener.onRefused();
    expect(chat.turns.value).toHaveLength(2);
    expect(chat.isRunning.value).toBe(false);
  });
});

describe('an answer', () => {
  it('says who gives it as soon as that is known', () => {
    const { chat, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onAccepted({ kind: 'on-device' });
    expect(lastAnswer()).toMatchObject({ engine: { kind: 'on-device' }, status: 'queued' });
  });

  it('shows its first words at once, and then grows at most every interval', () => {
    const { chat, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    const { onParts } = lastRun().listener;
    onParts([toDelta('One')]);
    expect(lastAnswer()).toMatchObject({ text: 'One', status: 'streaming' });
    onParts([toDelta(' two')]);
    onParts([toDelta(' three')]);
    expect(lastAnswer().text).toBe('One');
    vi.advanceTimersByTime(PAINT_INTERVAL_MS - 1);
    expect(lastAnswer().text).toBe('One');
    vi.advanceTimersByTime(1);
    expect(lastAnswer().text).toBe('One two three');
  });

  it('shows its end at once, with the words that were waiting', () => {
    const { chat, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onParts([toDelta('One')]);
    lastRun().listener.onParts([toDelta(' two')]);
    lastRun().listener.onEnd({ status: 'complete', finishReason: 'stop' });
    expect(lastAnswer()).toMatchObject({
      text: 'One two',
      status: 'complete',
      finishReason: 'stop',
    });
    expect(chat.isRunning.value).toBe(false);
    vi.advanceTimersByTime(PAINT_INTERVAL_MS * 2);
    expect(lastAnswer()).toMatchObject({ text: 'One two', status: 'complete' });
  });

  it.each(['complete', 'stopped', 'interrupted', 'incomplete', 'failed'] as const)(
    'that is %s is no longer on its way',
    (status) => {
      const { chat, lastRun, lastAnswer } = createWorld();
      chat.send(ask('Why?'));
      lastRun().listener.onEnd({ status });
      expect(lastAnswer().status).toBe(status);
      expect(lastAnswer()).not.toHaveProperty('error');
      expect(chat.isRunning.value).toBe(false);
    },
  );

  it('that failed keeps its words and says why', () => {
    const { chat, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onParts([toDelta('Half')]);
    const error = { code: 'network', message: 'gone' } as const;
    lastRun().listener.onEnd({ status: 'failed', error });
    expect(lastAnswer()).toMatchObject({ text: 'Half', status: 'failed', error });
  });

  it('does not change the list of turns while it grows', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Why?'));
    const seen = vi.fn();
    const dispose = effect(() => seen(chat.turns.value));
    lastRun().answer('Because.');
    expect(seen).toHaveBeenCalledOnce();
    dispose();
  });

  it('comes to exactly what arrived, and never shows anything else on the way', () => {
    const part = fc.oneof(
      fc.string().map(toDelta),
      fc.string().map((text): StreamPart => ({ type: 'reasoning-delta', text })),
      fc.constant<StreamPart>({ type: 'note', code: 'quotes' }),
      fc.constant<StreamPart>({ type: 'usage', outputTokens: 1 }),
    );
    const arrivals = fc.array(fc.tuple(fc.array(part, { maxLength: 4 }), fc.nat({ max: 80 })));
    fc.assert(
      fc.property(arrivals, (batches) => {
        const { chat, lastRun, lastAnswer } = createWorld();
        const parts = batches.flatMap(([batch]) => batch);
        const join = (type: string) =>
          parts.map((each) => (each.type === type && 'text' in each ? each.text : '')).join('');
        chat.send(ask('Why?'));
        for (const [batch, pause] of batches) {
          lastRun().listener.onParts(batch);
          expect(join('text-delta').startsWith(lastAnswer().text)).toBe(true);
          vi.advanceTimersByTime(pause);
        }
        lastRun().listener.onEnd({ status: 'complete' });
        expect(lastAnswer()).toMatchObject({
          text: join('text-delta'),
          reasoning: join('reasoning-delta'),
          notes: parts.filter(({ type }) => type === 'note').map(() => 'quotes'),
        });
      }),
    );
  });
});

describe('stopping', () => {
  it('asks the background, and the answer ends when the background says so', () => {
    const { chat, background, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onParts([toDelta('Half')]);
    chat.stop();
    expect(background.stop.mock.calls).toEqual([[lastRun().runId]]);
    expect(chat.isRunning.value).toBe(true);
    lastRun().listener.onEnd({ status: 'stopped' });
    expect(lastAnswer()).toMatchObject({ text: 'Half', status: 'stopped' });
  });
});

describe('retrying', () => {
  it('asks the same question in its place, with what was said before it', () => {
    const { chat, runs, lastRun } = createWorld();
    for (const question of ['One?', 'Two?']) {
      chat.send(ask(question));
      lastRun().answer(`To ${question}`);
    }
    const second = runs[1]?.runId ?? '';
    chat.retry();
    expect(lastRun().request).toEqual({
      messages: [
        { role: 'user', content: 'One? [0]' },
        { role: 'assistant', content: 'To One?' },
        { role: 'user', content: 'Two? [2]' },
      ],
      task: ask('Two?'),
    });
    expect(lastRun().runId).not.toBe(second);
    expect(chat.turns.value).toHaveLength(4);
  });

  it('does not claim the hand-over again', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Why?'), 'gesture');
    lastRun().listener.onEnd({ status: 'interrupted' });
    chat.retry();
    expect(lastRun()).not.toHaveProperty('handoffId');
  });

  it('does nothing in an empty conversation', () => {
    const { chat, runs } = createWorld();
    chat.retry();
    expect(runs).toHaveLength(0);
  });

  it('asks another connection when one is named, and leaves the one in use', () => {
    const { chat, runs, lastRun } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onEnd({ status: 'failed' });
    chat.retry('another');
    expect(lastRun().connectionId).toBe('another');
    lastRun().listener.onEnd({ status: 'stopped' });
    chat.retry();
    expect(lastRun().connectionId).toBe(runs[0]?.connectionId);
  });

  it('does nothing while an answer is on its way', () => {
    const { chat, runs, lastRun } = createWorld();
    chat.send(ask('One?'));
    lastRun().answer('First.');
    chat.send(ask('Two?'));
    chat.retry();
    expect(runs).toHaveLength(2);
    expect(chat.turns.value).toHaveLength(4);
  });
});

describe('a new conversation', () => {
  it('is empty, and the running answer is stopped', () => {
    const { chat, background, lastRun } = createWorld();
    chat.send(ask('Why?'));
    chat.clear();
    expect(chat.turns.value).toEqual([]);
    expect(chat.isRunning.value).toBe(false);
    expect(background.stop).toHaveBeenCalledWith(lastRun().runId);
  });

  it('stays empty whatever still arrives for the old one', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Why?'), 'gesture');
    const { listener } = lastRun();
    listener.onParts([toDelta('One')]);
    listener.onParts([toDelta(' two')]);
    chat.clear();
    listener.onAccepted({ kind: 'on-device' });
    listener.onParts([toDelta(' three')]);
    vi.advanceTimersByTime(PAINT_INTERVAL_MS * 2);
    listener.onEnd({ status: 'stopped' });
    listener.onRefused();
    expect(chat.turns.value).toEqual([]);
    expect(chat.isRunning.value).toBe(false);
  });

  it('knows nothing of the old one', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Old?'));
    lastRun().answer('Old.');
    chat.clear();
    chat.send(ask('New?'));
    expect(lastRun().request.messages).toEqual([{ role: 'user', content: 'New? [0]' }]);
  });
});
