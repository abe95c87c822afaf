import type { AssistantTurn, Conversation } from '../chat/conversation.ts';
import type { ChatStore } from './chat-store.ts';

/** How long after it was cut an answer is shown again without being looked for. */
export const RESUME_MS = 60 * 60 * 1000;

/** What restoring needs of the world. */
export interface RestoreDeps {
  chat: ChatStore;
  /** The conversation this window showed last since the browser started. */
  findLast(): Promise<string | undefined>;
  /** The conversation that changed last; undefined if a window has shown one since then. */
  findNewest(): Promise<Conversation | undefined>;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Shows the conversation a panel left off with: that of its window; or, when the browser has been
 * started again, the newest one if its answer was cut by that. Without a working database the panel
 * begins with an empty one.
 */
export async function restoreChat({ chat, findLast, findNewest, now }: RestoreDeps): Promise<void> {
  if (chat.isPrivate) return;
  try {
    const last = await findLast();
    if (last !== undefined) {
      await chat.open(last);
      return;
    }
    const newest = await findNewest();
    if (!newest || now() - newest.updatedAt > RESUME_MS) return;
    await chat.open(newest.id);
    const turn = chat.turns.peek().at(-1)?.peek();
    if (turn?.role === 'assistant' && wasCutByTheBrowser(turn)) return;
    chat.clear();
  } catch {
    // The settings, read from the same database, say what is wrong with it.
  }
}

/** One still on its way is about to turn out to be cut. */
function wasCutByTheBrowser({ status, error }: AssistantTurn): boolean {
  const isCut = status === 'interrupted' || status === 'streaming' || status === 'queued';
  return isCut && error === undefined;
}
