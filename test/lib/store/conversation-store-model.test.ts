import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAnswerJournal, RESTORE_MS } from '../../../lib/store/answer-journal.ts';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { makeChat, makeStart } from './sample-chats.ts';

/** What the store should hold: plain lists in the order of what was done, and no clock. */
interface Model {
  /** Ids, the one that changed last at the end. */
  order: string[];
  /** Ids, the one pinned last at the end. */
  pinned: string[];
  /** When they were. */
  deleted: Map<string, number>;
  titles: Map<string, string>;
  turns: Map<string, string[]>;
}

interface World {
  model: Model;
  time: number;
  runs: number;
}

type Stores = ReturnType<typeof createStores>;

interface Step {
  name: string;
  run(world: World, stores: Stores): Promise<void>;
}

function createStores(world: World) {
  const now = () => world.time;
  return {
    store: createConversationStore(openDatabase, now),
    journal: createAnswerJournal(openDatabase, now),
  };
}

const toEnd = (list: readonly string[], id: string) => [...list.filter((each) => each !== id), id];

const chatId = fc.constantFrom('a', 'b', 'c', 'd');

function touch({ model }: World, id: string): void {
  model.order = toEnd(model.order, id);
}

const exchange = (id: string, isCut: boolean): Step => ({
  name: `${isCut ? 'die in' : 'ask in'} ${id}`,
  async run(world, { journal }) {
    world.runs += 1;
    const runId = `run-${world.runs}`;
    const { start, question, answer } = makeStart(id, runId);
    await journal.begin(start);
    await journal.append(runId, 0, [{ type: 'text-delta', text: runId }]);
    const ended = { ...answer, text: runId, status: 'complete' } as const;
    await (isCut ? journal.sweep(() => false) : journal.finish(runId, ended));
    touch(world, id);
    const { model } = world;
    // To go on with it brings it back.
    model.deleted.delete(id);
    if (!model.titles.has(id)) model.titles.set(id, start.conversation.title);
    model.turns.set(id, [...(model.turns.get(id) ?? []), question.id, answer.id]);
    if (isCut) purgeOld(world);
  },
});

const rename = (id: string, title: string): Step => ({
  name: `rename ${id}`,
  async run({ model }, { store }) {
    await store.rename(id, title);
    if (model.titles.has(id)) model.titles.set(id, title);
  },
});

const pin = (id: string, isPinned: boolean): Step => ({
  name: `${isPinned ? 'pin' : 'unpin'} ${id}`,
  async run({ model }, { store }) {
    await store.setPinned(id, isPinned);
    if (!model.titles.has(id)) return;
    model.pinned = isPinned ? toEnd(model.pinned, id) : model.pinned.filter((each) => each !== id);
  },
});

const remove = (id: string): Step => ({
  name: `remove ${id}`,
  async run({ model, time }, { store }) {
    await store.remove(id);
    if (model.titles.has(id)) model.deleted.set(id, time);
  },
});

const restore = (id: string): Step => ({
  name: `restore ${id}`,
  async run({ model }, { store }) {
    await store.restore(id);
    model.deleted.delete(id);
  },
});

const purge = (id: string): Step => ({
  name: `purge ${id}`,
  async run({ model }, { store }) {
    await store.purge(id);
    forget(model, id);
  },
});

/** As every sweep does. */
function purgeOld({ model, time }: World): void {
  for (const [id, deletedAt] of model.deleted) {
    if (Math.abs(time - deletedAt) >= RESTORE_MS) forget(model, id);
  }
}

function forget(model: Model, id: string): void {
  model.order = model.order.filter((each) => each !== id);
  model.pinned = model.pinned.filter((each) => each !== id);
  model.deleted.delete(id);
  model.titles.delete(id);
  model.turns.delete(id);
}

/** The one that is added has turns whose ids those of others may have. */
const addTaken = (id: string): Step => ({
  name: `add ${id} again`,
  async run({ model }, { store }) {
    if (!model.titles.has(id)) return;
    await store.add([makeChat(id, [makeQuestion('question run-1'), makeAnswer('answer run-1')])]);
    const added = (await store.list(100)).find(
      (each) => !model.titles.has(each.id) && each.title === id,
    );
    // It is new; that nothing else has changed is seen below.
    if (!added) throw new Error('it was not added');
    await store.purge(added.id);
  },
});

/** Clocks are set forward and back. */
const passTime = (ms: number): Step => ({
  name: `${ms} ms`,
  run: async (world) => void (world.time += ms),
});

const step = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(chatId, fc.boolean()).map((args) => exchange(...args)) },
  fc.tuple(chatId, fc.constantFrom('One', 'Two')).map((args) => rename(...args)),
  fc.tuple(chatId, fc.boolean()).map((args) => pin(...args)),
  chatId.map(remove),
  chatId.map(restore),
  chatId.map(purge),
  chatId.map(addTaken),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(passTime),
);

async function checkAgainst(world: World, { store }: Stores): Promise<void> {
  const { order, pinned, deleted, titles, turns } = world.model;
  const shown = order.filter((id) => !deleted.has(id));
  const listed = shown.filter((id) => !pinned.includes(id)).toReversed();
  expect((await store.list(100)).map(({ id }) => id)).toEqual(listed);
  expect((await store.listPinned()).map(({ id }) => id)).toEqual(
    pinned.filter((id) => !deleted.has(id)).toReversed(),
  );
  for (const id of ['a', 'b', 'c', 'd']) {
    const stored = await store.load(id);
    const isShown = shown.includes(id);
    expect(stored?.conversation.title).toBe(isShown ? titles.get(id) : undefined);
    expect(stored?.turns.map((turn) => turn.id)).toEqual(isShown ? turns.get(id) : undefined);
  }
}

it('the store does what plain lists do, whatever is done and wherever the clock is set', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      useFreshDatabase();
      const world: World = {
        model: {
          order: [],
          pinned: [],
          deleted: new Map(),
          titles: new Map(),
          turns: new Map(),
        },
        time: 5_000_000,
        runs: 0,
      };
      const stores = createStores(world);
      for (const { run } of steps) {
        await run(world, stores);
        await checkAgainst(world, stores);
      }
    }),
    { numRuns: 60 },
  );
});
