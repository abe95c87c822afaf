import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../lib/chat/engine.ts';
import type { BackgroundMessage } from '../../../lib/protocol/messages.ts';
import { createFakeEngine, FINISH, toText } from '../../helpers/fake-engine.ts';
import { settlePorts } from '../../helpers/fake-port.ts';
import { connect, openPanel, settle, toAnswer, toStart } from './relay-panel.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const attach = (runId: string, afterSeq: number) =>
  ({ type: 'chat-attach', runId, afterSeq }) as const;
const pull = (runId: string) => ({ type: 'chat-pull', runId }) as const;
const typesOf = (messages: readonly BackgroundMessage[]) => messages.map(({ type }) => type);

function readText(messages: readonly BackgroundMessage[]): string {
  return messages
    .flatMap((message) => (message.type === 'chat-delta' ? message.parts : []))
    .map((part) => ('text' in part ? part.text : ''))
    .join('');
}

describe('what is written down', () => {
  it('is the prompt before it is sent, with who answers, and each part before it is told', async () => {
    const engine = createFakeEngine();
    const { journal, received, announced, say } = connect({ local: engine });
    const letBegin = journal.slow();
    await say(toStart('run'));
    expect(engine.requests).toEqual([]);
    letBegin();
    await settle();
    expect(journal.begun).toMatchObject([
      { runId: 'run', conversation: { id: 'chat' }, turns: [{ engine: engine.info }] },
    ]);
    expect(engine.requests).toHaveLength(1);
    expect(announced).toEqual(['chat']);
    const letWrite = journal.slow();
    engine.emit(toText('one'));
    await settle();
    expect(readText(received)).toBe('');
    letWrite();
    await settle();
    expect(journal.batches).toEqual([{ runId: 'run', seq: 0, parts: [toText('one')] }]);
    expect(readText(received)).toBe('one');
  });

  it('gathers while a write is on its way, and goes out in the next', async () => {
    const engine = createFakeEngine();
    const { journal, received, say } = connect({ local: engine });
    await say(toStart('run'));
    const letWrite = journal.slow();
    for (const word of ['a', 'b', 'c']) {
      engine.emit(toText(word));
      await settle();
    }
    letWrite();
    await settle();
    expect(journal.batches.map(({ seq, parts }) => [seq, parts])).toEqual([
      [0, [toText('a')]],
      [1, [toText('bc')]],
    ]);
    expect(received.slice(1)).toMatchObject([
      { type: 'chat-delta', seq: 0 },
      { type: 'chat-delta', seq: 1 },
    ]);
  });

  it('ends with the whole answer, before the panel is told of the end', async () => {
    const engine = createFakeEngine();
    const { journal, received, announced, say } = connect({ local: engine });
    await say(toStart('run'));
    engine.emit(toText('one '), toText('two'), FINISH);
    engine.finish();
    const letWrite = journal.slow();
    await settle();
    expect(typesOf(received)).toEqual(['chat-accepted']);
    letWrite();
    await settle();
    expect(journal.finished.get('run')).toMatchObject({
      text: 'one two',
      status: 'complete',
      engine: engine.info,
    });
    expect(typesOf(received)).toEqual(['chat-accepted', 'chat-delta', 'chat-end']);
    expect(announced).toEqual(['chat', 'chat']);
  });

  it('is the failure, too, of a prompt that found no engine', async () => {
    const { journal, say } = connect();
    await say(toStart('run'));
    expect(journal.finished.get('run')).toMatchObject({
      status: 'failed',
      error: { code: 'connection-missing' },
    });
  });

  it('is nothing of a temporary run', async () => {
    const engine = createFakeEngine();
    const { journal, received, announced, say } = connect({ local: engine });
    await say(toStart('run', { isTemporary: true }));
    engine.emit(toText('one'), FINISH);
    engine.finish();
    await settle();
    expect([journal.begun, journal.batches, journal.finished.size]).toEqual([[], [], 0]);
    expect(announced).toEqual([]);
    expect(typesOf(received)).toEqual(['chat-accepted', 'chat-delta', 'chat-end']);
  });
});

describe('an answer that cannot be written down', () => {
  it.each([
    ['from the start', ['begin']],
    ['in the middle', ['append']],
    ['at the end', ['finish']],
    ['from the middle on', ['append', 'finish']],
  ] as const)('%s goes on, and says so once', async (_when, steps) => {
    const engine = createFakeEngine();
    const { journal, received, say } = connect({ local: engine });
    journal.break(...steps);
    await say(toStart('run'));
    engine.emit(toText('one '));
    await settle();
    engine.emit(toText('two'), FINISH);
    engine.finish();
    await settle();
    expect(readText(received)).toBe('one two');
    expect(typesOf(received).filter((type) => type === 'chat-unsaved')).toHaveLength(1);
    expect(received[0]?.type).toBe('chat-accepted');
    expect(received.at(-1)).toMatchObject({ type: 'chat-end', end: { status: 'complete' } });
  });

  it('in the middle is written down whole at the end, if that works again', async () => {
    const engine = createFakeEngine();
    const { journal, say } = connect({ local: engine });
    await say(toStart('run'));
    journal.break('append');
    engine.emit(toText('one '));
    await settle();
    journal.mend();
    engine.emit(toText('two'), FINISH);
    engine.finish();
    await settle();
    expect(journal.finished.get('run')).toMatchObject({ text: 'one two', status: 'complete' });
  });
});

describe('when the panel goes', () => {
  it('its answer goes on to its end', async () => {
    const engine = createFakeEngine();
    const { journal, port, held, received, say } = connect({ local: engine });
    await say(toStart('run'));
    engine.emit(toText('one '));
    await settle();
    const told = received.length;
    port.disconnect();
    await settle();
    expect(held.now).toBe(1);
    engine.emit(toText('two'), FINISH);
    engine.finish();
    await settle();
    expect(journal.finished.get('run')).toMatchObject({ text: 'one two', status: 'complete' });
    expect(received).toHaveLength(told);
    expect(held.now).toBe(0);
  });

  it.each([
    ['that is temporary', { isTemporary: true }, []],
    ['that could not be written down', {}, ['begin'] as const],
  ])('an answer %s ends, for nobody will see it', async (_what, rest, broken) => {
    const engine = createFakeEngine();
    const { journal, port, relay, held, activities, say } = connect({ local: engine });
    journal.break(...broken);
    await say(toStart('run', rest));
    const other = openPanel(relay);
    await other.say(attach('run', -1));
    port.disconnect();
    await settle();
    expect(held.now).toBe(1);
    other.port.disconnect();
    await settle();
    expect(held.now).toBe(0);
    expect(activities.at(-1)).toEqual({ runs: 0, pages: 0, unseen: 0 });
  });

  it('an answer that ends is counted as unseen, until a page comes', async () => {
    const engine = createFakeEngine();
    const { port, relay, activities, say } = connect({ local: engine });
    await say(toStart('run'));
    expect(activities.at(-1)).toEqual({ runs: 1, pages: 1, unseen: 0 });
    port.disconnect();
    await settle();
    engine.finish();
    await settle();
    expect(activities.at(-1)).toEqual({ runs: 0, pages: 0, unseen: 1 });
    openPanel(relay);
    expect(activities.at(-1)).toEqual({ runs: 0, pages: 1, unseen: 0 });
  });
});

describe('a page that attaches', () => {
  it('hears what was said and what comes, each once', async () => {
    const engine = createFakeEngine();
    const { relay, say } = connect({ local: engine });
    await say(toStart('run'));
    engine.emit(toText('one '));
    await settle();
    const other = openPanel(relay);
    await other.say(attach('run', -1));
    expect(other.received).toEqual([
      { type: 'chat-accepted', runId: 'run', engine: engine.info },
      { type: 'chat-delta', runId: 'run', seq: 0, parts: [toText('one ')] },
    ]);
    engine.emit(toText('two'), FINISH);
    engine.finish();
    await settle();
    expect(readText(other.received)).toBe('one two');
    expect(other.received.at(-1)).toMatchObject({ type: 'chat-end' });
  });

  it('wherever it left off, misses nothing and hears nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        async (words, leaveSeed, joinSeed) => {
          const engine = createFakeEngine();
          const { relay, received, say } = connect({ local: engine });
          await say(toStart('run'));
          const joinAt = joinSeed % (words.length + 1);
          const afterSeq = (leaveSeed % (joinAt + 1)) - 1;
          const other = openPanel(relay);
          for (const [index, word] of words.entries()) {
            if (index === joinAt) await other.say(attach('run', afterSeq));
            engine.emit(toText(word));
            await settle();
          }
          if (joinAt === words.length) await other.say(attach('run', afterSeq));
          expect(readText(received)).toBe(words.join(''));
          expect(readText(other.received)).toBe(words.slice(afterSeq + 1).join(''));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('while it is told no words hears what the run waits for', async () => {
    const engine = createFakeEngine();
    const silent = {
      ...engine,
      run: ((request, emit, signal, onPhase) => {
        onPhase?.({ kind: 'silent', sinceMs: 7 });
        return engine.run(request, emit, signal);
      }) satisfies Engine['run'],
    };
    const { relay, say } = connect({ local: silent });
    await say(toStart('run'));
    const other = openPanel(relay);
    await other.say(attach('run', -1));
    const phase = { kind: 'silent', sinceMs: 7 };
    expect(other.received.at(-1)).toEqual({ type: 'chat-phase', runId: 'run', phase });
    engine.emit(toText('one'));
    await settle();
    await other.say(attach('run', -1));
    expect(other.received.at(-1)).toMatchObject({ type: 'chat-delta' });
  });

  it('to a run that is over is told so', async () => {
    const { received, say } = connect();
    await say(attach('gone', 3));
    expect(received).toEqual([{ type: 'chat-settled', runId: 'gone' }]);
  });

  it('can stop a run that another page began', async () => {
    const engine = createFakeEngine();
    const { relay, received, say } = connect({ local: engine });
    await say(toStart('run'));
    const other = openPanel(relay);
    await other.say({ type: 'chat-stop', runId: 'run', afterSeq: -1 });
    expect(received.at(-1)).toMatchObject({ type: 'chat-end', end: { status: 'stopped' } });
  });

  it('and has gone without a word holds up nobody', async () => {
    const engine = createFakeEngine();
    const { relay, received, say } = connect({ local: engine });
    const other = openPanel(relay);
    await other.say(toStart('run'));
    await say(attach('run', -1));
    other.far.postMessage = () => {
      throw new Error('Attempting to use a disconnected port object');
    };
    engine.emit(toText('one'), FINISH);
    engine.finish();
    await settle();
    expect(received.at(-1)).toMatchObject({ type: 'chat-end', end: { status: 'complete' } });
  });
});

/** A run that has said `words` one by one to a page that was told the first of them. */
async function tellSlowly(words: readonly string[]) {
  const engine = createFakeEngine();
  const { journal, relay } = connect({ local: engine });
  const slow = openPanel(relay, { isQuick: false });
  await slow.say(toStart('run'));
  for (const word of words) {
    engine.emit(toText(word));
    await settle();
  }
  return { engine, journal, slow };
}

describe('a stopped answer', () => {
  it('ends with what the page that stopped it has shown, in the store too', async () => {
    const { journal, slow } = await tellSlowly(['a', 'b', 'c']);
    // Told and on its way while Stop was clicked.
    await slow.say(pull('run'), { type: 'chat-stop', runId: 'run', afterSeq: 0 });
    expect(journal.finished.get('run')).toMatchObject({ text: 'a', status: 'stopped' });
    expect(typesOf(slow.received).slice(1)).toEqual(['chat-delta', 'chat-delta', 'chat-end']);
  });

  it('keeps what another page has seen of it, which all are told', async () => {
    const engine = createFakeEngine();
    const { journal, relay, received, say } = connect({ local: engine });
    const slow = openPanel(relay, { isQuick: false });
    await say(toStart('run'));
    await slow.say(attach('run', -1));
    for (const word of ['a', 'b']) {
      engine.emit(toText(word));
      await settle();
    }
    await slow.say({ type: 'chat-stop', runId: 'run', afterSeq: 0 });
    expect(journal.finished.get('run')?.text).toBe('ab');
    expect([readText(received), readText(slow.received)]).toEqual(['ab', 'ab']);
  });

  it('that was complete when Stop came stays whole', async () => {
    const engine = createFakeEngine();
    const { journal, relay } = connect({ local: engine });
    const slow = openPanel(relay, { isQuick: false });
    await slow.say(toStart('run'));
    engine.emit(toText('a'));
    await settle();
    engine.emit(toText('b'), FINISH);
    engine.finish();
    const letFinish = journal.slow();
    await settle();
    await slow.say({ type: 'chat-stop', runId: 'run', afterSeq: 0 });
    letFinish();
    await settle();
    expect(journal.finished.get('run')).toMatchObject({ text: 'ab', status: 'complete' });
    expect(readText(slow.received)).toBe('ab');
  });
});

describe('a page that is slow', () => {
  it('is told the first parts at once, and what came since in one message when it pulls', async () => {
    const engine = createFakeEngine();
    const { relay } = connect({ local: engine });
    const slow = openPanel(relay, { isQuick: false });
    await slow.say(toStart('run'));
    for (const word of ['a', 'b', 'c']) {
      engine.emit(toText(word));
      await settle();
    }
    expect(readText(slow.received)).toBe('a');
    await slow.say(pull('run'));
    expect(slow.received.at(-1)).toMatchObject({ seq: 2, parts: [toText('bc')] });
    await slow.say(pull('run'), pull('gone'));
    engine.emit(toText('d'));
    await settle();
    expect(slow.received.at(-1)).toMatchObject({ seq: 3, parts: [toText('d')] });
  });

  it('is told the last words before the answer is put in its place', async () => {
    const { engine, journal, slow } = await tellSlowly(['a', 'b', 'c']);
    const letFinish = journal.slow();
    engine.finish();
    await settle();
    expect(readText(slow.received)).toBe('abc');
    expect(journal.finished.size).toBe(0);
    letFinish();
    await settle();
    expect(typesOf(slow.received).slice(-2)).toEqual(['chat-delta', 'chat-end']);
  });

  it('holds up no other page', async () => {
    const engine = createFakeEngine();
    const { relay, received, say } = connect({ local: engine });
    const slow = openPanel(relay, { isQuick: false });
    await say(toStart('run'));
    await slow.say(attach('run', -1));
    for (const word of ['a', 'b', 'c']) {
      engine.emit(toText(word));
      await settle();
    }
    expect([readText(received), readText(slow.received)]).toEqual(['abc', 'a']);
  });

  it('hears all parts before whatever is said after them', async () => {
    const engine = createFakeEngine();
    const { journal, relay } = connect({ local: engine });
    const slow = openPanel(relay, { isQuick: false });
    await slow.say(toStart('run'));
    for (const word of ['a', 'b']) {
      engine.emit(toText(word));
      await settle();
    }
    journal.break('append');
    engine.emit(toText('c'));
    await settle();
    expect(typesOf(slow.received).slice(1)).toEqual(['chat-delta', 'chat-delta', 'chat-unsaved']);
    engine.finish();
    await settle();
    expect(readText(slow.received)).toBe('abc');
    expect(typesOf(slow.received).slice(4)).toEqual(['chat-delta', 'chat-end']);
  });

  it('has what nobody waits for written down all the same, but not each part by itself', async () => {
    const engine = createFakeEngine();
    const { journal, relay } = connect({ local: engine });
    const slow = openPanel(relay, { isQuick: false });
    await slow.say(toStart('run'));
    engine.emit(toText('a'));
    await settle();
    for (const word of ['b', 'c', 'd']) {
      engine.emit(toText(word));
      vi.advanceTimersByTime(30);
      await settlePorts();
    }
    expect(journal.batches.map(({ parts }) => parts)).toEqual([[toText('a')]]);
    vi.advanceTimersByTime(10);
    await settlePorts();
    expect(journal.batches.map(({ parts }) => parts)).toEqual([[toText('a')], [toText('bcd')]]);
    expect(readText(slow.received)).toBe('a');
  });

  it('that pulls hears what is not written down yet as soon as it is', async () => {
    const engine = createFakeEngine();
    const { relay } = connect({ local: engine });
    const slow = openPanel(relay, { isQuick: false });
    await slow.say(toStart('run'));
    engine.emit(toText('a'));
    await settle();
    engine.emit(toText('b'));
    slow.port.postMessage(pull('run'));
    await settlePorts();
    await settlePorts();
    expect(readText(slow.received)).toBe('ab');
  });
});

describe('the sweep', () => {
  it('is made at the start, and announces what it changed', async () => {
    const { journal, announced } = connect();
    expect(journal.sweeps).toBe(1);
    journal.orphans.push('one', 'two');
    await settle();
    expect(announced).toEqual(['one', 'two']);
  });

  it('is over before a run begins, and before one is called settled', async () => {
    const engine = createFakeEngine();
    let sweepAll = (_changed: string[]) => {};
    const { received, say } = connect(
      { local: engine },
      {
        journal: {
          begin: async () => {},
          append: async () => {},
          finish: async () => {},
          sweep: () => new Promise((resolve) => (sweepAll = resolve)),
        },
      },
    );
    await say(toStart('run'), attach('gone', -1));
    expect([engine.requests, received]).toEqual([[], []]);
    sweepAll([]);
    await settle();
    expect(engine.requests).toHaveLength(1);
    expect(received).toContainEqual({ type: 'chat-settled', runId: 'gone' });
  });

  it('that fails stops no chat, and is tried again', async () => {
    const engine = createFakeEngine();
    const { journal, received, say } = connect({ local: engine });
    journal.break('sweep');
    await settle();
    await say(toStart('run'));
    expect(received).toMatchObject([{ type: 'chat-accepted' }]);
    expect(journal.sweeps).toBe(2);
  });
});

describe('an answer that is continued', () => {
  it('gets the new words after its own, without those that are said again', async () => {
    const engine = createFakeEngine();
    const { journal, received, say } = connect({ local: engine });
    await say(toStart('run', { turns: [toAnswer('run', 'I like green apples')] }));
    engine.emit(toText('green app'), toText('les and'), toText(' pears'), FINISH);
    engine.finish();
    await settle();
    expect(readText(received)).toBe(' and pears');
    expect(journal.finished.get('run')?.text).toBe('I like green apples and pears');
  });

  it('and is stopped keeps what was told, and not what was held back', async () => {
    const engine = createFakeEngine();
    const { journal, say } = connect({ local: engine });
    await say(toStart('run', { turns: [toAnswer('run', 'Red roses, red')] }));
    engine.emit(toText(' wine,'));
    await settle();
    engine.emit(toText(' red'));
    await say({ type: 'chat-stop', runId: 'run', afterSeq: 0 });
    expect(journal.finished.get('run')).toMatchObject({
      text: 'Red roses, red wine,',
      status: 'stopped',
    });
  });

  it('that has nothing to add is complete', async () => {
    const engine = createFakeEngine();
    const { journal, say } = connect({ local: engine });
    await say(toStart('run', { turns: [toAnswer('run', 'All said.')] }));
    engine.emit(FINISH);
    engine.finish();
    await settle();
    expect(journal.finished.get('run')).toMatchObject({ text: 'All said.', status: 'complete' });
  });
});

describe('a start that names no answer', () => {
  it('ends as failed', async () => {
    const { received, held, say } = connect({ local: createFakeEngine() });
    const question = {
      role: 'user',
      id: 'q',
      parentId: null,
      createdAt: 1,
      task: { kind: 'ask', question: 'Why?', passage: null },
      content: 'Why?',
    } as const;
    await say(toStart('run', { turns: [question] }));
    expect(received).toMatchObject([{ type: 'chat-end', end: { error: { code: 'internal' } } }]);
    expect(held.now).toBe(0);
  });
});
