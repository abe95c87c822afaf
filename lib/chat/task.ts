import type { Attachment } from './attachment.ts';

/** What the user asked for. `ask` is a question of their own; the others are the quick actions. */
export const TASK_KINDS = [
  'summarize',
  'key-points',
  'explain',
  'translate',
  'rewrite',
  'fix-grammar',
  'ask',
] as const;

/** One of {@link TASK_KINDS}. */
export type TaskKind = (typeof TASK_KINDS)[number];

/** The tasks that take no model: picking sentences does for them. */
export const DEVICE_TASKS: ReadonlySet<TaskKind> = new Set(['summarize', 'key-points', 'ask']);

/** Text the user picked on a page, with where it stood. */
export interface Passage {
  /** The whole text, as it will be sent. */
  text: string;
  /** Title of the page it came from; empty when unknown. */
  title: string;
  /** Address of the page it came from; empty when unknown. */
  url: string;
}

/** The user's request, before it is put into words for a model. */
export interface Task {
  kind: TaskKind;
  /** What the user typed; empty for a bare quick action. */
  question: string;
  /** What it is about; null for a question about nothing in particular. */
  passage: Passage | null;
  /** Pictures and files that go with it; absent for none. */
  attachments?: readonly Attachment[];
}
