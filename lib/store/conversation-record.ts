import * as v from 'valibot';
import type { Conversation, Turn } from '../chat/conversation.ts';
import { CONVERSATION, TURN } from '../chat/turn-schema.ts';
import type { ConversationRecord, NewestFirst } from './schema.ts';
import { makeWellFormed } from './well-formed.ts';

/** A conversation with all its turns, every version of them. */
export interface StoredConversation {
  conversation: Conversation;
  turns: Turn[];
}

/** Where a conversation stands in an index that has the newest first. */
export function toNewestFirst(time: number, id: string): NewestFirst {
  return [-time, id];
}

/**
 * A conversation as it is stored, with the keys of the lists it stands in.
 * @param deletedAt When it was deleted, in milliseconds since 1970; then it stands in no list.
 */
export function toConversationRecord(
  conversation: Conversation,
  deletedAt?: number,
): ConversationRecord {
  const { id, updatedAt, pinnedAt } = conversation;
  const record = makeWellFormed(conversation);
  if (deletedAt !== undefined) return { ...record, deletedAt };
  const shown = toNewestFirst(updatedAt, id);
  if (pinnedAt === undefined) return { ...record, shown, listed: shown };
  return { ...record, shown, pinned: toNewestFirst(pinnedAt, id) };
}

/** The conversation of a record; undefined for one that is damaged. */
export function readConversation(record: unknown): Conversation | undefined {
  const result = v.safeParse(CONVERSATION, record);
  return result.success ? result.output : undefined;
}

/** The conversations of these records, without the damaged ones. */
export function readConversations(records: readonly unknown[]): Conversation[] {
  return records.map(readConversation).filter((each) => each !== undefined);
}

/** The turns of these records, without the damaged ones. */
export function readTurns(records: ReadonlyArray<{ turn?: unknown }>): Turn[] {
  return records.flatMap(({ turn }) => {
    const result = v.safeParse(TURN, turn);
    return result.success ? [result.output] : [];
  });
}
