import type { Conversation, Turn } from '../chat/conversation.ts';
import {
  readConversation,
  readConversations,
  toConversationRecord,
} from './conversation-record.ts';
import type { ChatTransaction } from './schema.ts';
import { makeWellFormed } from './well-formed.ts';

/**
 * The time of a change now: later than that of every change before it, even when the clock was set
 * back, so that the list has the one that changed last first.
 * @param order By which of the times a list is in order.
 */
export async function findNextTime(
  transaction: ChatTransaction,
  order: 'shown' | 'pinned',
  now: number,
): Promise<number> {
  const conversations = transaction.objectStore('conversations');
  const [newest, deleted] = await Promise.all([
    conversations.index(order).openKeyCursor(),
    conversations.index('deletedAt').getAll(),
  ]);
  // What is deleted may come back to its place.
  const hidden = readConversations(deleted).map((conversation) =>
    order === 'pinned' ? (conversation.pinnedAt ?? 0) : conversation.updatedAt,
  );
  const last = Math.max(newest ? -newest.key[0] : 0, ...hidden);
  return Math.max(now, last + 1);
}

/**
 * Changes a conversation; whether it is deleted stays as it is.
 * @returns false when there is none.
 */
export async function changeConversation(
  transaction: ChatTransaction,
  conversationId: string,
  change: (conversation: Conversation) => Conversation,
): Promise<boolean> {
  const conversations = transaction.objectStore('conversations');
  const record = await conversations.get(conversationId);
  const conversation = readConversation(record);
  if (!conversation) return false;
  await conversations.put(toConversationRecord(change(conversation), record?.deletedAt));
  return true;
}

/** How many turns a conversation has, all versions of them. */
export async function countTurns(
  transaction: ChatTransaction,
  conversationId: string,
): Promise<number> {
  return transaction.objectStore('turns').index('place').count(toPlaces(conversationId));
}

/** Adds turns from a position on, none of which may be stored already. */
export async function addTurns(
  transaction: ChatTransaction,
  conversationId: string,
  turns: readonly Turn[],
  position: number,
): Promise<void> {
  const store = transaction.objectStore('turns');
  await Promise.all(
    turns.map((turn, index) =>
      store.add({ conversationId, position: position + index, turn: makeWellFormed(turn) }),
    ),
  );
}

/** Takes a conversation and all that belongs to it out of the database. */
export async function eraseConversation(
  transaction: ChatTransaction,
  conversationId: string,
): Promise<void> {
  const turns = transaction.objectStore('turns');
  const runs = transaction.objectStore('runs');
  const [turnIds, runIds] = await Promise.all([
    turns.index('place').getAllKeys(toPlaces(conversationId)),
    runs.index('conversationId').getAllKeys(conversationId),
  ]);
  await Promise.all([
    ...turnIds.map((id) => turns.delete(id)),
    ...runIds.map((id) => eraseRun(transaction, id)),
    transaction.objectStore('conversations').delete(conversationId),
    transaction.objectStore('drafts').delete(conversationId),
    transaction.objectStore('search').delete(conversationId),
  ]);
}

/** Takes a run and its journal out of the database. */
export async function eraseRun(transaction: ChatTransaction, runId: string): Promise<void> {
  await Promise.all([
    transaction.objectStore('runs').delete(runId),
    transaction.objectStore('journal').delete(toBatches(runId)),
  ]);
}

/** The places of the turns of a conversation, in the order they came: all, or `from` up to `to`. */
export function toPlaces(conversationId: string, from = 0, to?: number): IDBKeyRange {
  return IDBKeyRange.bound([conversationId, from], [conversationId, to ?? []], false, true);
}

/** The keys of all batches of a run, in order. */
export function toBatches(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId], [runId, []]);
}
