import type { ChatImage } from './engine.ts';
import type { Passage, Task } from './task.ts';

/** A picture that goes with a message, as small as models want it. */
export interface Picture extends ChatImage {
  type: 'picture';
  /** The file's name; text of a stranger's. */
  name: string;
  /** Bytes, as it is sent. */
  size: number;
}

/** A text file that goes with a message, whole. */
export interface TextFile {
  type: 'text';
  /** The file's name; text of a stranger's. */
  name: string;
  /** Bytes of the file. */
  size: number;
  text: string;
}

/** What the user put beside the words of a message: plain JSON. */
export type Attachment = Picture | TextFile;

/** Most attachments of one message. */
export const MAX_ATTACHMENTS = 8;

/**
 * Most that a conversation with attachments holds, in characters: all of it goes along with every
 * question, and Chromium breaks a port over which a message of more than 64 MiB is sent.
 */
export const MAX_CONVERSATION_CHARS = 45_000_000;

/** The pictures among what is attached, in order. */
export function findPictures(attachments: readonly Attachment[] = []): Picture[] {
  return attachments.filter((each) => each.type === 'picture');
}

/** The text files among what is attached, in order. */
export function findTextFiles(attachments: readonly Attachment[] = []): TextFile[] {
  return attachments.filter((each) => each.type === 'text');
}

/** How much of {@link MAX_CONVERSATION_CHARS} attachments take; see also {@link toReadTask}. */
export function countAttachedChars(attachments: readonly Attachment[]): number {
  return attachments.reduce(
    (sum, each) => sum + (each.type === 'picture' ? each.data.length : 2 * each.size),
    0,
  );
}

/** All the text a task is about, its passage and its files, as one passage; null for none. */
export function gatherText({ passage, attachments }: Task): Passage | null {
  const files = findTextFiles(attachments).map(({ name, text }) => ({
    text,
    title: name,
    url: '',
  }));
  const [first, ...others] = passage ? [passage, ...files] : files;
  if (first === undefined || others.length === 0) return first ?? null;
  return { ...first, text: [first, ...others].map(({ text }) => text).join('\n\n') };
}

/**
 * A task as an engine that is no language model reads it: all text in its passage, no pictures, own
 * words as a question.
 */
export function toReadTask(task: Task): Task {
  const question = [task.prompt?.text, task.question].filter(Boolean).join('\n');
  return { kind: task.kind, question, passage: gatherText(task) };
}
