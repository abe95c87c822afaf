import { describe, expect, it, vi } from 'vitest';
import { createChatStore } from '../../../lib/state/chat-store.ts';
import { RESUME_MS, restoreChat } from '../../../lib/state/restore-chat.ts';
import type { AssistantTurn } from '../../../lib/chat/conversation.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';
import { makeChat } from '../store/sample-chats.ts';
import { createFakeBackground } from './fake-background.ts';

const NOW = 10 * RESUME_MS;

interface Past {
  /** How the answer of the newest conversation ended. */
  answer?: Partial<AssistantTurn>;
  updatedAt?: number;
  lastId?: string;
  isPrivate?: boolean;
}

/** The id of the conversation that is shown; null for a new one. */
async function restore({ answer = {}, updatedAt = NOW, lastId, isPrivate = false }: Past) {
  const turns = [makeQuestion('Why?'), makeAnswer('Half', { parentId: 'Why?', ...answer })];
  const newest = makeChat('newest', turns, { updatedAt });
  const chat = createChatStore({
    background: createFakeBackground().background,
    conversations: {
      load: (id) => Promise.resolve(id === 'newest' ? newest : undefined),
      setHead: vi.fn(() => Promise.resolve()),
    },
    now: () => NOW,
    toTitle: () => '',
    toShaping: () => '',
    toContinuation: () => '',
    isPrivate,
    createId: () => 'new',
    getConnectionId: () => 'local',
    getSystem: () => '',
    toContent: ({ question }) => question,
  });
  await restoreChat({
    chat,
    findLast: () => Promise.resolve(lastId),
    findNewest: () => Promise.resolve(newest.conversation),
    now: () => NOW,
  });
  const id = chat.conversationId.value;
  return id === 'new' ? null : id;
}

describe('a panel that is opened', () => {
  it.each<[what: string, past: Past, shown: string | null]>([
    ['an answer that was cut', { answer: { status: 'interrupted' } }, 'newest'],
    ['an answer that nobody has ended yet', { answer: { status: 'streaming' } }, 'newest'],
    ['an answer that never began', { answer: { status: 'queued', text: '' } }, 'newest'],
    ['a whole answer', { answer: { status: 'complete' } }, null],
    ['an answer the reader stopped', { answer: { status: 'stopped' } }, null],
    [
      'an answer the model cut off',
      { answer: { status: 'interrupted', error: { code: 'network', message: '' } } },
      null,
    ],
    [
      'an answer cut more than an hour ago',
      { answer: { status: 'interrupted' }, updatedAt: NOW - RESUME_MS - 1 },
      null,
    ],
    [
      'an answer cut, in a private window',
      { answer: { status: 'interrupted' }, isPrivate: true },
      null,
    ],
    [
      'a conversation this window showed',
      { answer: { status: 'complete' }, lastId: 'newest' },
      'newest',
    ],
    ['an empty one this window showed', { lastId: 'empty' }, 'empty'],
  ])('after %s: shows that, or a new one', async (_what, past, shown) => {
    expect(await restore(past)).toBe(shown);
  });
});
