import { describe, expect, it, vi } from 'vitest';
import type { Task } from '../../../lib/chat/task.ts';
import { createHandoffIntake, HANDOFF_FRESH_MS } from '../../../lib/state/handoff-intake.ts';
import type { Handoff } from '../../../lib/store/handoff.ts';

const NOW = 10 * HANDOFF_FRESH_MS;

const makeHandoff = (id: string, changes: Partial<Handoff> = {}): Handoff => ({
  id,
  windowId: 1,
  kind: 'summarize',
  passage: { text: `Text of ${id}.`, title: 'Page', url: 'https://a.test/' },
  createdAt: NOW,
  ...changes,
});

/** A panel and its hand-overs. They stay in the store unless taken, as real ones do. */
function createWorld(...handoffs: Handoff[]) {
  const world = { handoffs, isBusy: false };
  const send = vi.fn((_task: Task, _handoffId?: string) => !world.isBusy);
  const requestFocus = vi.fn();
  const offer = vi.fn();
  const take = vi.fn(async (id: string) => {
    const before = world.handoffs.length;
    world.handoffs = world.handoffs.filter((each) => each.id !== id);
    return world.handoffs.length < before;
  });
  const check = createHandoffIntake({
    chat: { send },
    composer: { requestFocus },
    page: { offer },
    list: async () => [...world.handoffs],
    // Not the mock itself: it would handle a rejection that must not be left over.
    take: async (id) => take(id),
    now: () => NOW,
  });
  const sentIds = () => send.mock.calls.map(([, id]) => id);
  return { world, check, send, requestFocus, offer, take, sentIds };
}

describe('a request to do something', () => {
  it('is sent as it is, with its id, and left in the store for the background to take', async () => {
    const handoff = makeHandoff('a');
    const { check, send, offer, take } = createWorld(handoff);
    await check();
    expect(send.mock.calls).toEqual([
      [{ kind: 'summarize', question: '', passage: handoff.passage }, 'a'],
    ]);
    expect(take).not.toHaveBeenCalled();
    expect(offer).not.toHaveBeenCalled();
  });

  it('is sent once, however often it is checked, at once or in turn', async () => {
    const { check, sentIds } = createWorld(makeHandoff('a'), makeHandoff('b'));
    await Promise.all([check(), check(), check()]);
    await check();
    expect(sentIds()).toEqual(['a', 'b']);
  });

  it('waits while an answer is on its way, and keeps its place', async () => {
    const { world, check, sentIds, offer } = createWorld(
      makeHandoff('a'),
      makeHandoff('b', { kind: 'ask' }),
    );
    world.isBusy = true;
    await check();
    expect(sentIds()).toEqual(['a']);
    expect(offer).not.toHaveBeenCalled();

    world.isBusy = false;
    await check();
    expect(sentIds()).toEqual(['a', 'a']);
    expect(offer).toHaveBeenCalledOnce();
    await check();
    expect(sentIds()).toHaveLength(2);
  });

  it.each([
    ['just fresh enough is sent', HANDOFF_FRESH_MS - 1, ['a'], 0],
    ['too old is shown, and not sent', HANDOFF_FRESH_MS, [], 1],
  ])('that is %s', async (_what, age, sent, shown) => {
    const handoff = makeHandoff('a', { createdAt: NOW - age });
    const { check, sentIds, offer, take } = createWorld(handoff);
    await check();
    await check();
    expect(sentIds()).toEqual(sent);
    expect(offer).toHaveBeenCalledTimes(shown);
    expect(take).toHaveBeenCalledTimes(shown);
  });
});

describe('a request to ask about something', () => {
  it('shows the text, puts the cursor in the message box, and is taken', async () => {
    const handoff = makeHandoff('a', { kind: 'ask' });
    const { world, check, send, offer, requestFocus } = createWorld(handoff);
    await check();
    expect(offer.mock.calls).toEqual([[handoff.passage]]);
    expect(requestFocus).toHaveBeenCalledOnce();
    expect(send).not.toHaveBeenCalled();
    expect(world.handoffs).toEqual([]);
  });

  it('does so while an answer is on its way, for it sends nothing', async () => {
    const { world, check, offer } = createWorld(makeHandoff('a', { kind: 'ask' }));
    world.isBusy = true;
    await check();
    expect(offer).toHaveBeenCalledOnce();
  });

  it('does so once, though it could not be taken out of the store', async () => {
    const { check, offer, take } = createWorld(makeHandoff('a', { kind: 'ask' }));
    take.mockRejectedValue(new Error('storage is full'));
    await Promise.all([check(), check()]);
    await check();
    expect(offer).toHaveBeenCalledOnce();
  });
});
