import type { ChatRequest } from '../../chat/engine.ts';
import { detectLanguage } from '../language.ts';

/** The user's languages, as BCP 47 tags. */
export interface LanguageChoice {
  /** Which language to answer in; `auto` leaves it to the text. */
  answer: string;
  /** The one of the interface, and of what Gloss adds to a prompt. */
  interface: string;
}

/** The languages of one request, as BCP 47 tags. */
export interface RequestLanguages {
  /** The one the passage is in, or the question where there is none. */
  text: string;
  /** All that the messages are in, each once. */
  messages: string[];
  output: string;
}

/**
 * The languages a request is in, by what its texts look like, and the one its answer will be in: as
 * the instructions of its prompt ask for.
 */
export function resolveLanguages(
  { messages, task }: ChatRequest,
  choice: LanguageChoice,
): RequestLanguages {
  const text = detectLanguage(task.passage?.text || task.question);
  return {
    text,
    messages: [...new Set(messages.map(({ content }) => detectLanguage(content)))],
    output: resolveOutput(task, text, choice),
  };
}

function resolveOutput(
  { kind, question }: ChatRequest['task'],
  text: string,
  { answer, interface: own }: LanguageChoice,
): string {
  if (kind === 'rewrite' || kind === 'fix-grammar') return text;
  if (answer !== 'auto') return answer;
  if (kind === 'translate') return own;
  return question === '' ? text : detectLanguage(question);
}
