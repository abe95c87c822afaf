import type { Conversation, Turn } from '../chat/conversation.ts';
import { readConversation, toConversationRecord } from './conversation-record.ts';
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
  const [newest] = await transaction.objectStore('conversations').index(order).getAllKeys(null, 1);
  if (newest === undefined) return now;
  const record = await transaction.objectStore('conversations').get(newest);
  const key = record?.[order];
  return key ? Math.max(now, 1 - key[0]) : now;
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

/** Adds turns after those the conversation has. None of them may be stored already. */
export async function appendTurns(
  transaction: ChatTransaction,
  conversationId: string,
  turns: readonly Turn[],
): Promise<void> {
  const store = transaction.objectStore('turns');
  const position = await store.index('place').count(toPlaces(conversationId));
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
