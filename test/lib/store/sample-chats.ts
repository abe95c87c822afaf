import type { AssistantTurn, Conversation, Turn } from '../../../lib/chat/conversation.ts';
import type { AnswerJournal } from '../../../lib/store/answer-journal.ts';
import type { StoredConversation } from '../../../lib/store/conversation-record.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { CHAT_STORES } from '../../../lib/store/schema.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';

/** A conversation of these turns; its times are 1000. */
export function makeChat(
  id: string,
  turns: Turn[],
  changes: Partial<Conversation> = {},
): StoredConversation {
  const conversation: Conversation = {
    id,
    title: id,
    hasOwnTitle: false,
    createdAt: 1000,
    updatedAt: 1000,
    headId: turns.at(-1)?.id ?? '',
    ...changes,
  };
  return { conversation, turns };
}

/** A question and the answer about to be made, in a conversation of this id. */
export function makeStart(conversationId: string, runId: string) {
  const question = makeQuestion(`question ${runId}`);
  const answer: AssistantTurn = makeAnswer(`answer ${runId}`, {
    parentId: question.id,
    runId,
    status: 'queued',
    text: '',
  });
  const conversation = { id: conversationId, title: `title ${conversationId}` };
  return { question, answer, start: { runId, conversation, turns: [question, answer] } };
}

/** A whole exchange, as the background writes it down. */
export async function writeExchange(
  journal: AnswerJournal,
  conversationId: string,
  runId: string,
  text = 'words',
): Promise<void> {
  const { start, answer } = makeStart(conversationId, runId);
  await journal.begin(start);
  await journal.finish(runId, { ...answer, status: 'complete', text });
}

/** How many records the object stores of chats hold. */
export async function countRecords(): Promise<Record<string, number>> {
  const database = await openDatabase();
  const counts = await Promise.all(
    CHAT_STORES.map(async (name) => [name, await database.count(name)] as const),
  );
  database.close();
  return Object.fromEntries(counts);
}
