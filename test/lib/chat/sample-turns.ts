import type { AssistantTurn, UserTurn } from '../../../lib/chat/conversation.ts';
import type { Passage } from '../../../lib/chat/task.ts';

/** A question; its id is its words. */
export function makeQuestion(content: string, part: Partial<UserTurn> = {}): UserTurn {
  const task = { kind: 'ask' as const, question: content, passage: null };
  return { role: 'user', id: content, parentId: null, createdAt: 0, task, content, ...part };
}

/** A question about a passage. */
export function makeQuestionAbout(content: string, passage: Passage): UserTurn {
  return makeQuestion(content, { task: { kind: 'ask', question: content, passage } });
}

/** A finished answer; its id is its words. */
export function makeAnswer(text: string, part: Partial<AssistantTurn> = {}): AssistantTurn {
  return {
    role: 'assistant',
    id: text,
    parentId: null,
    createdAt: 0,
    runId: `run-${text}`,
    connectionId: 'local',
    status: 'complete',
    engine: null,
    text,
    reasoning: '',
    notes: [],
    citations: [],
    toolCalls: [],
    ...part,
  };
}
