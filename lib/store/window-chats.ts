import type { SessionArea } from './handoff.ts';

/** Which conversation each window shows, so that a panel opened again shows it again. */
export interface WindowChats {
  /** By window; none before any window has shown one since the browser started. */
  read(): Promise<ReadonlyMap<number, string>>;
  /** Null forgets it. */
  set(windowId: number, conversationId: string | null): Promise<void>;
}

const PREFIX = 'window-chat:';

/** {@link WindowChats} over `storage.session`: windows get new ids when the browser starts again. */
export function createWindowChats(area: SessionArea): WindowChats {
  const toKey = (windowId: number) => `${PREFIX}${windowId}`;
  return {
    async read() {
      const items = Object.entries(await area.get(null));
      const chats = items.flatMap(([key, value]): Array<[number, string]> =>
        key.startsWith(PREFIX) && typeof value === 'string'
          ? [[Number(key.slice(PREFIX.length)), value]]
          : [],
      );
      return new Map(chats);
    },
    set: (windowId, conversationId) =>
      conversationId === null
        ? area.remove(toKey(windowId))
        : area.set({ [toKey(windowId)]: conversationId }),
  };
}
