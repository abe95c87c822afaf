import { createAnswerJournal } from '../../lib/store/answer-journal.ts';
import { createConnectionStore } from '../../lib/store/connections.ts';
import { createConversationStore } from '../../lib/store/conversation-store.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createDraftStore } from '../../lib/store/drafts.ts';
import { makeAnswer, makeQuestion } from '../lib/chat/sample-turns.ts';
import { makeChat, makeStart } from '../lib/store/sample-chats.ts';
import { makeConnection } from '../lib/store/sample-connection.ts';

/* What runs in the page of Gloss: the real store, on the real database of the extension. */

const conversations = createConversationStore(openDatabase, Date.now);
const connections = createConnectionStore(openDatabase, Date.now);
const drafts = createDraftStore(openDatabase);
const journal = createAnswerJournal(openDatabase, Date.now);

/** Fills the store as months of use do: some of it has been changed and deleted since. */
async function seed(words: string, key: string): Promise<void> {
  await connections.save(makeConnection(), key);
  // The browser keeps what is so long in files of its own.
  const long = `${words} ${Array.from({ length: 30_000 }, () => Math.random()).join(' ')}`;
  const chats = Array.from({ length: 40 }, (_, index) => {
    const question = makeQuestion(`${words} ${index}`);
    const text = index === 7 ? long : `${words} answer`;
    const place = { id: `a${index}`, runId: `r${index}`, parentId: question.id };
    return makeChat(`chat-${index}`, [question, makeAnswer(text, place)], { title: words });
  });
  await conversations.add(chats);
  await conversations.rename('chat-1', `${words} renamed`);
  await conversations.purge('chat-2');
  await drafts.save('chat-3', words);
  const { start } = makeStart('chat-4', 'live');
  await journal.begin(start);
  await journal.append('live', 0, [{ type: 'text-delta', text: words }]);
}

/** What the test calls. */
const page = {
  seed,
  readKey: async () => (await connections.access('local'))?.endpoint.apiKey,
  countChats: async () => (await conversations.list(100)).length,
};

declare global {
  // oxlint-disable-next-line eslint/no-var
  var erasePage: typeof page;
}

globalThis.erasePage = page;
