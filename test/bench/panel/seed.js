/** Bundled, and run on a page of Gloss: a connection and a long conversation, as it stores them itself. */
import { createConnectionStore } from '../../../lib/store/connections.ts';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function toTurn(text, index) {
  const place = {
    id: `turn-${index}`,
    parentId: index === 0 ? null : `turn-${index - 1}`,
    createdAt: index,
  };
  if (index % 2 === 0) {
    const task = { kind: 'ask', question: text, passage: null };
    return { role: 'user', ...place, task, content: text };
  }
  return {
    role: 'assistant',
    ...place,
    runId: `run-${index}`,
    connectionId: 'bench',
    status: 'complete',
    engine: { kind: 'connection', name: 'Bench', model: 'bench', host: '127.0.0.1' },
    text,
    reasoning: '',
    notes: [],
    citations: [],
    toolCalls: [],
  };
}

globalThis.seedGloss = async (origin, messages) => {
  const connection = {
    id: 'bench',
    name: 'Bench',
    format: 'openai-chat',
    baseUrl: `${origin}/v1`,
    model: 'bench',
    headers: {},
    options: {},
  };
  await createConnectionStore(openDatabase, Date.now).save(connection);
  const settings = { ...DEFAULT_SETTINGS, activeConnection: connection.id };
  await createSettingsStorage(openDatabase).write(settings);
  const turns = messages.map(toTurn);
  const updatedAt = Date.now() - DAY_MS;
  const conversation = {
    id: 'bench',
    title: 'A long one',
    hasOwnTitle: true,
    createdAt: updatedAt,
    updatedAt,
    headId: turns.at(-1).id,
  };
  await createConversationStore(openDatabase, Date.now).add([{ conversation, turns }]);
};
