import type { SessionArea } from './handoff.ts';

/** Which conversation each window shows, so that a panel opened again shows it again. */
export interface WindowChats {
  /** Whether no window has shown any since the browser started. */
  isEmpty(): Promise<boolean>;
  /** Undefined when the window has shown none since the browser started. */
  find(windowId: number): Promise<string | undefined>;
  /** Null forgets it. */
  set(windowId: number, conversationId: string | null): Promise<void>;
}

const PREFIX = 'window-chat:';

/** {@link WindowChats} over `storage.session`: windows get new ids when the browser starts again. */
export function createWindowChats(area: SessionArea): WindowChats {
  const toKey = (windowId: number) => `${PREFIX}${windowId}`;
  return {
    async isEmpty() {
      const keys = Object.keys(await area.get(null));
      return !keys.some((key) => key.startsWith(PREFIX));
    },
    async find(windowId) {
      const key = toKey(windowId);
      const { [key]: found } = await area.get(key);
      return typeof found === 'string' ? found : undefined;
    },
    set: (windowId, conversationId) =>
      conversationId === null
        ? area.remove(toKey(windowId))
        : area.set({ [toKey(windowId)]: conversationId }),
  };
}
