import type { ChatMessage } from '../../chat/engine.ts';

/** A conversation as ChatGLM and its kin take it. */
export interface QuestionPairs {
  /** The newest message. */
  question: string;
  /** Earlier questions with their answers, oldest first; '' where an answer is missing. */
  history: [question: string, answer: string][];
}

/** Puts a conversation into pairs of question and answer. System messages stand in neither. */
export function toQuestionPairs(messages: readonly ChatMessage[]): QuestionPairs {
  const history: QuestionPairs['history'] = [];
  for (const { role, content } of messages.slice(0, -1)) {
    const last = history.at(-1);
    if (role === 'user') history.push([content, '']);
    if (role === 'assistant' && last) last[1] += content;
  }
  return { question: messages.at(-1)?.content ?? '', history };
}
