import { effect } from '@preact/signals';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AssistantTurn } from '../../../lib/chat/conversation.ts';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import type { Task } from '../../../lib/chat/task.ts';
import { createChatStore, type ChatStore } from '../../../lib/state/chat-store.ts';
import { PAINT_INTERVAL_MS } from '../../../lib/state/painter.ts';
import type { StoredConversation } from '../../../lib/store/conversation-record.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';
import { createFakeBackground, toDelta } from './fake-background.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lastId = (chat: ChatStore) => chat.turns.value.at(-1)?.value.id ?? '';
const toTexts = (chat: ChatStore) =>
  chat.turns.value.map(({ value }) => (value.role === 'user' ? value.task.question : value.text));
const ask = (question: string): Task => ({ kind: 'ask', question, passage: null });

function createWorld(system = '', isPrivate = false) {
  const fake = createFakeBackground();
  const stored = new Map<string, StoredConversation>();
  const setHead = vi.fn(() => Promise.resolve());
  let count = 0;
  const chat = createChatStore({
    background: fake.background,
    conversations: { load: (id) => Promise.resolve(stored.get(id)), setHead },
    now: () => count,
    toTitle: ({ question }) => question,
    toShaping: ({ kind }) => `Make it ${kind}.`,
    toContinuation: (connectionId) => (connectionId === 'prefill' ? '' : 'Go on.'),
    isPrivate,
    createId: () => `id-${++count}`,
    getConnectionId: () => 'local',
    getSystem: () => system,
    toContent: ({ question }, turns) => `${question} [${turns.length}]`,
  });
  const lastAnswer = () => chat.turns.value.at(-1)?.value as AssistantTurn;
  return { ...fake, chat, lastAnswer, stored, setHead };
}

describe('sending', () => {
  it('adds the question and an answer that is waited for', () => {
    const { chat, lastRun } = createWorld();
    expect(chat.isRunning.value).toBe(false);
    expect(chat.send(ask('Why?'))).toBe(true);
    expect(chat.isRunning.value).toBe(true);
    expect(chat.turns.value.map((turn) => turn.value)).toEqual([
      expect.objectContaining({ parentId: null, task: ask('Why?'), content: 'Why? [0]' }),
      expect.objectContaining({ runId: lastRun().runId, status: 'queued', engine: null, text: '' }),
    ]);
    expect(lastRun().turns).toEqual(chat.turns.value.map((turn) => turn.value));
    expect(lastRun().conversation).toEqual({ id: chat.conversationId.value, title: 'Why?' });
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
  it('shows the answer as stopped at once, and waits for its end before anything else', () => {
    const { chat, background, runs, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onParts([toDelta('Half')]);
    chat.stop();
    expect(background.stop.mock.calls).toEqual([[lastRun().runId]]);
    expect(lastAnswer()).toMatchObject({ text: 'Half', status: 'stopped' });
    expect(chat.isRunning.value).toBe(true);
    chat.continueAnswer(lastId(chat));
    expect(runs).toHaveLength(1);
    lastRun().listener.onEnd({ status: 'stopped', totalMs: 7 });
    expect(lastAnswer()).toMatchObject({ text: 'Half', status: 'stopped', totalMs: 7 });
    expect(chat.isRunning.value).toBe(false);
  });

  it('what was complete before shows all of it, as it is stored', async () => {
    const { chat, stored, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onParts([toDelta('Half')]);
    chat.stop();
    const [question, answer] = chat.turns.value.map(({ value }) => value);
    if (!question || !answer) throw new Error('nothing was asked');
    const whole = { ...answer, text: 'Half and half', status: 'complete' as const };
    const times = { createdAt: 1, updatedAt: 1 };
    const conversation = {
      ...lastRun().conversation,
      ...times,
      hasOwnTitle: false,
      headId: answer.id,
    };
    stored.set(conversation.id, { conversation, turns: [question, whole] });
    lastRun().listener.onEnd({ status: 'complete' });
    expect(lastAnswer().status).toBe('stopped');
    await vi.advanceTimersByTimeAsync(0);
    expect(lastAnswer()).toMatchObject({ text: 'Half and half', status: 'complete' });
  });
});

describe('retrying', () => {
  it('asks the same question again, with what was said before it, and keeps the old answer', () => {
    const { chat, runs, lastRun } = createWorld();
    for (const question of ['One?', 'Two?']) {
      chat.send(ask(question));
      lastRun().answer(`To ${question}`);
    }
    const second = runs[1]?.runId ?? '';
    chat.retry(lastId(chat));
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
    expect(chat.findVersions(lastId(chat))).toMatchObject({ index: 1, ids: { length: 2 } });
  });

  it('brings the question along, for a background that died may not have written it down', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Why?'));
    const question = chat.turns.value[0]?.value;
    lastRun().listener.onEnd({ status: 'interrupted' });
    chat.retry(lastId(chat));
    expect(lastRun().turns).toEqual([question, chat.turns.value[1]?.value]);
  });

  it('does not claim the hand-over again', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('Why?'), 'gesture');
    lastRun().listener.onEnd({ status: 'interrupted' });
    chat.retry(lastId(chat));
    expect(lastRun()).not.toHaveProperty('handoffId');
  });

  it('asks another connection when one is named, and leaves the one in use', () => {
    const { chat, runs, lastRun } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onEnd({ status: 'failed' });
    chat.retry(lastId(chat), 'another');
    expect(lastRun().connectionId).toBe('another');
    lastRun().listener.onEnd({ status: 'stopped' });
    chat.retry(lastId(chat));
    expect(lastRun().connectionId).toBe(runs[0]?.connectionId);
  });

  it('does nothing while an answer is on its way', () => {
    const { chat, runs, lastRun } = createWorld();
    chat.send(ask('One?'));
    lastRun().answer('First.');
    chat.send(ask('Two?'));
    chat.retry(lastId(chat));
    expect(runs).toHaveLength(2);
    expect(chat.turns.value).toHaveLength(4);
  });
});

describe('a new conversation', () => {
  it('is empty, and the running answer goes on in the background', () => {
    const { chat, background, lastRun } = createWorld();
    chat.send(ask('Why?'));
    const before = chat.conversationId.value;
    chat.clear();
    expect(chat.turns.value).toEqual([]);
    expect(chat.isRunning.value).toBe(false);
    expect(chat.conversationId.value).not.toBe(before);
    expect(background.stop).not.toHaveBeenCalled();
    expect(background.detach).toHaveBeenCalledWith(lastRun().runId);
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

describe('a temporary conversation', () => {
  it('says so of each prompt, and its answer is stopped when it is left', () => {
    const { chat, background, lastRun } = createWorld();
    chat.clear({ isTemporary: true });
    chat.send(ask('Why?'));
    expect(lastRun().isTemporary).toBe(true);
    chat.clear();
    expect(background.stop).toHaveBeenCalledWith(lastRun().runId);
    expect(chat.isTemporary.value).toBe(false);
  });

  it('is any, in a private window', () => {
    const { chat, lastRun } = createWorld('', true);
    chat.send(ask('Why?'));
    expect(lastRun().isTemporary).toBe(true);
    chat.clear();
    expect(chat.isTemporary.value).toBe(true);
  });
});

describe('asking in other words', () => {
  it('makes another version of the question, with what was said before it', () => {
    const { chat, lastRun } = createWorld();
    chat.send(ask('One?'));
    lastRun().answer('First.');
    chat.send(ask('Two?'));
    lastRun().answer('Second.');
    const question = chat.turns.value[2]?.value.id ?? '';
    chat.edit(question, 'Two, please?');
    expect(lastRun().request.messages.at(-1)?.content).toBe('Two, please? [2]');
    expect(lastRun().turns.map(({ role }) => role)).toEqual(['user', 'assistant']);
    lastRun().answer('Second, again.');
    expect(toTexts(chat)).toEqual(['One?', 'First.', 'Two, please?', 'Second, again.']);
  });

  it('and going back shows the old words, and remembers it', () => {
    const { chat, lastRun, setHead } = createWorld();
    chat.send(ask('Why?'));
    lastRun().answer('Because.');
    const answerId = lastId(chat);
    const question = chat.turns.value[0]?.value.id ?? '';
    chat.edit(question, 'How?');
    lastRun().answer('So.');
    chat.showVersion(question);
    expect(toTexts(chat)).toEqual(['Why?', 'Because.']);
    expect(setHead).toHaveBeenCalledWith(chat.conversationId.value, answerId);
  });
});

describe('going on with a cut answer', () => {
  const cutAnswer = (connection = 'local') => {
    const world = createWorld('Be brief.');
    world.chat.send(ask('Why?'));
    world.lastRun().listener.onParts([toDelta('Beca')]);
    world.lastRun().listener.onEnd({ status: 'incomplete', finishReason: 'length' });
    if (connection !== 'local') world.chat.retry(lastId(world.chat), connection);
    return world;
  };

  it('sends what there is once, as the assistant’s turn, and grows it in its place', () => {
    const { chat, runs, lastRun, lastAnswer } = cutAnswer();
    const turnId = lastId(chat);
    chat.continueAnswer(turnId);
    expect(runs).toHaveLength(2);
    expect(lastRun().request.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Why? [0]' },
      { role: 'assistant', content: 'Beca' },
      { role: 'user', content: 'Go on.' },
    ]);
    expect(lastRun().turns).toMatchObject([
      { task: ask('Why?') },
      { id: turnId, text: 'Beca', runId: lastRun().runId },
    ]);
    expect(lastAnswer()).not.toHaveProperty('finishReason');
    expect(lastAnswer()).toMatchObject({ continuations: 1 });
    lastRun().answer('use.');
    expect(lastAnswer()).toMatchObject({ id: turnId, text: 'Because.', status: 'complete' });
  });

  it('asks nothing more where the cut answer alone does', () => {
    const { chat, lastRun } = cutAnswer('prefill');
    lastRun().listener.onParts([toDelta('Be')]);
    lastRun().listener.onEnd({ status: 'interrupted' });
    chat.continueAnswer(lastId(chat));
    expect(lastRun().request.messages.at(-1)).toEqual({ role: 'assistant', content: 'Be' });
  });
});

describe('a stored conversation', () => {
  const STORED: StoredConversation = {
    conversation: {
      id: 'old',
      title: 'Why?',
      hasOwnTitle: false,
      createdAt: 0,
      updatedAt: 0,
      headId: 'Half',
    },
    turns: [
      makeQuestion('Why?'),
      makeAnswer('Half', { parentId: 'Why?', status: 'streaming', runId: 'elsewhere' }),
    ],
  };

  it('is shown, and what is still on its way is followed', async () => {
    const { chat, stored, attached, lastAnswer } = createWorld();
    stored.set('old', STORED);
    await chat.open('old');
    expect(toTexts(chat)).toEqual(['Why?', 'Half']);
    attached.get('elsewhere')?.onParts([toDelta(' done.')]);
    attached.get('elsewhere')?.onEnd({ status: 'complete' });
    expect(lastAnswer()).toMatchObject({ text: 'Half done.', status: 'complete' });
  });

  it('is read again when its run turns out to be over', async () => {
    const { chat, stored, attached, lastAnswer } = createWorld();
    stored.set('old', STORED);
    await chat.open('old');
    const [question, answer] = STORED.turns;
    if (!question || answer?.role !== 'assistant') throw new Error('no such turns');
    const ended = { ...answer, text: 'Half and more', status: 'interrupted' as const };
    stored.set('old', { ...STORED, turns: [question, ended] });
    attached.get('elsewhere')?.onSettled();
    await vi.waitFor(() => expect(lastAnswer()).toEqual(ended));
  });

  it('whose answer the store does not know is interrupted', async () => {
    const { chat, lastRun, lastAnswer } = createWorld();
    chat.send(ask('Why?'));
    lastRun().listener.onParts([toDelta('Half')]);
    lastRun().listener.onSettled();
    await vi.waitFor(() => expect(lastAnswer().status).toBe('interrupted'));
    expect(lastAnswer().text).toBe('Half');
  });

  it('row 48: takes in what another panel asked, and follows its answer', async () => {
    const { chat, stored, attached } = createWorld();
    stored.set('old', STORED);
    await chat.open('old');
    attached.get('elsewhere')?.onEnd({ status: 'complete' });
    const more = [
      makeQuestion('And?', { parentId: 'Half', createdAt: 1 }),
      makeAnswer('', { id: 'new', parentId: 'And?', status: 'queued', runId: 'theirs' }),
    ];
    stored.set('old', {
      conversation: { ...STORED.conversation, headId: 'new' },
      turns: [...STORED.turns, ...more],
    });
    await chat.refresh();
    expect(chat.turns.value).toHaveLength(4);
    attached.get('theirs')?.onParts([toDelta('So.')]);
    expect(toTexts(chat).at(-1)).toBe('So.');
  });
});

describe('saying an answer in another shape', () => {
  it('makes another version of it, asked of whoever made it, and says what it was asked to be', () => {
    const { chat, lastRun, lastAnswer, runs } = createWorld();
    chat.send(ask('Why?'), undefined, 'other');
    expect(lastRun().connectionId).toBe('other');
    lastRun().answer('Because.');
    chat.shape(lastId(chat), { kind: 'shorter' });
    expect(lastRun()).toMatchObject({
      connectionId: 'other',
      request: {
        messages: [
          { role: 'user', content: 'Why? [0]' },
          { role: 'assistant', content: 'Because.' },
          { role: 'user', content: 'Make it shorter.' },
        ],
      },
    });
    expect(lastAnswer()).toMatchObject({ shape: { kind: 'shorter' }, text: '' });
    expect(chat.findVersions(lastId(chat))).toMatchObject({ index: 1, ids: { length: 2 } });
    chat.shape(lastId(chat), { kind: 'longer' });
    expect(runs).toHaveLength(2);
  });
});
