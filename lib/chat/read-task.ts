import { findTextFiles } from './attachment.ts';
import type { Passage, Task } from './task.ts';

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
