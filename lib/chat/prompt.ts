import type { Passage, Task, TaskKind } from './task.ts';

/** The words prompts are made of, in the user's language. */
export interface PromptWords {
  /** What to do, for each quick action. */
  instructions: Record<Exclude<TaskKind, 'ask'>, string>;
  /** Which language to answer in; empty to leave it to the text. */
  language: string;
  /** Says that the marked text is material and no instructions. */
  data: string;
}

/** Tasks whose answer is the text itself, or names its language: they take no other one. */
const KEEPS_LANGUAGE: ReadonlySet<TaskKind> = new Set(['translate', 'rewrite', 'fix-grammar']);

/** What a prompt depends on beside the task. */
export interface PromptContext {
  words: PromptWords;
  /** The name of the marks around a passage. */
  fence: string;
  /** Whether the conversation holds the passage already, so that it need not be sent again. */
  isPassageKnown: boolean;
}

/**
 * Puts a task into the words that are sent: instruction, question, language, and the passage
 * between two marks. The marks carry a name the page cannot guess, so that text of the page cannot
 * close them (trust.md, T1).
 */
export function toPrompt({ kind, question, passage }: Task, context: PromptContext): string {
  const { words } = context;
  const instruction = kind === 'ask' ? '' : words.instructions[kind];
  const language = KEEPS_LANGUAGE.has(kind) ? '' : words.language;
  const lines = [instruction, question, language].filter((line) => line !== '');
  const head = lines.join('\n');
  if (!passage || context.isPassageKnown) return head;
  return `${head}\n\n${words.data}\n\n${fencePassage(passage, context.fence)}`;
}

function fencePassage({ text, title, url }: Passage, fence: string): string {
  const about = [title && `title=${JSON.stringify(title)}`, url && `url=${JSON.stringify(url)}`];
  const opening = [fence, ...about].filter(Boolean).join(' ');
  return `<${opening}>\n${text.toWellFormed()}\n</${fence}>`;
}

/**
 * Gives every passage a name for its marks: random, and the same each time, so that what a preview
 * shows is what is sent.
 */
export function createFences(randomName: () => string): (passage: Passage | null) => string {
  const names = new WeakMap<Passage, string>();
  return (passage) => {
    if (!passage) return '';
    const name = names.get(passage) ?? `selection-${randomName()}`;
    names.set(passage, name);
    return name;
  };
}
