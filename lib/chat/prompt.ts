import { findTextFiles, type TextFile } from './attachment.ts';
import type { Passage, QuickKind, Task, TaskKind } from './task.ts';

/** The words prompts are made of, in the user's language. */
export interface PromptWords {
  /** What to do, for each quick action. */
  instructions: Record<QuickKind, string>;
  /** Which language to answer in; empty to leave it to the text. */
  language: string;
  /** Says that the marked text is material and no instructions. */
  data: string;
  /** Says the same of files. */
  files: string;
}

/** Tasks whose answer is the text itself, or names its language: they take no other one. */
const KEEPS_LANGUAGE: ReadonlySet<TaskKind> = new Set(['translate', 'rewrite', 'fix-grammar']);

/** What a prompt depends on beside the task. */
export interface PromptContext {
  words: PromptWords;
  /** The name of the marks around a passage or a file; see {@link createFences}. */
  toFence(quoted: Passage | TextFile): string;
  /** Whether the conversation holds the passage already, so that it need not be sent again. */
  isPassageKnown: boolean;
}

/**
 * Puts a task into the words that are sent: instruction, question, language, and the passage and
 * each file between two marks. The marks carry a name that neither can guess, so that text within
 * cannot close them (trust.md, T1).
 */
export function toPrompt(task: Task, { words, toFence, isPassageKnown }: PromptContext): string {
  const { kind, question, passage, prompt } = task;
  const standard = kind === 'ask' || kind === 'own' ? '' : words.instructions[kind];
  const instruction = prompt?.text ?? standard;
  const language = KEEPS_LANGUAGE.has(kind) || prompt?.hasLanguage ? '' : words.language;
  const isHeld = isPassageKnown || prompt?.hasPassage === true;
  const head = [instruction, question, language].filter((line) => line !== '').join('\n');
  const files = findTextFiles(task.attachments);
  return [
    head,
    ...(passage && !isHeld ? [words.data, fencePassage(passage, toFence(passage))] : []),
    ...(files.length === 0 ? [] : [words.files]),
    ...files.map((file) => fenceFile(file, toFence(file))),
  ].join('\n\n');
}

function fencePassage({ text, title, url }: Passage, fence: string): string {
  return putBetweenMarks(text, fence, [
    title && `title=${JSON.stringify(title)}`,
    url && `url=${JSON.stringify(url)}`,
  ]);
}

function fenceFile({ name, text }: TextFile, fence: string): string {
  return putBetweenMarks(text, fence, [`name=${JSON.stringify(name)}`]);
}

function putBetweenMarks(text: string, fence: string, about: readonly string[]): string {
  const opening = [fence, ...about].filter(Boolean).join(' ');
  return `<${opening}>\n${text.toWellFormed()}\n</${fence}>`;
}

/**
 * Gives every passage and file a name for its marks: random, and the same each time, so that what a
 * preview shows is what is sent.
 */
export function createFences(randomName: () => string): PromptContext['toFence'] {
  const names = new WeakMap<Passage | TextFile, string>();
  return (quoted) => {
    const kind = 'name' in quoted ? 'file' : 'selection';
    const name = names.get(quoted) ?? `${kind}-${randomName()}`;
    names.set(quoted, name);
    return name;
  };
}
