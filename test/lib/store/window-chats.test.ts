import { describe, expect, it } from 'vitest';
import { createWindowChats } from '../../../lib/store/window-chats.ts';

function createChats(items: Record<string, unknown> = {}) {
  return createWindowChats({
    get: (key) => Promise.resolve(key === null ? items : { [key]: items[key] }),
    set: (added) => Promise.resolve(void Object.assign(items, added)),
    remove: (key) => Promise.resolve(void delete items[key]),
  });
}

describe('the conversations of the windows', () => {
  it('are kept for each window apart, until one is forgotten', async () => {
    const chats = createChats();
    await chats.set(1, 'first');
    await chats.set(2, 'second');
    expect(await chats.read()).toEqual(
      new Map([
        [1, 'first'],
        [2, 'second'],
      ]),
    );
    await chats.set(1, null);
    expect(await chats.read()).toEqual(new Map([[2, 'second']]));
  });

  it('are none after the browser has started, whatever else is kept', async () => {
    const chats = createChats({ 'handoff:1': {}, 'window-chat:1': 5 });
    expect(await chats.read()).toEqual(new Map());
  });
});
