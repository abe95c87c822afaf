import type { Attachment } from './attachment.ts';

/** The actions Gloss comes with, in the order it comes with. */
export const QUICK_KINDS = [
  'summarize',
  'key-points',
  'explain',
  'translate',
  'rewrite',
  'fix-grammar',
] as const;

/** One of {@link QUICK_KINDS}. */
export type QuickKind = (typeof QUICK_KINDS)[number];

/** What the user asked for: a quick action, a prompt of their `own`, or a question: `ask`. */
export const TASK_KINDS = [...QUICK_KINDS, 'own', 'ask'] as const;

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

/** What to do in the user's own words, all places in them filled. */
export interface TaskPrompt {
  /** What the user calls it; empty for a quick action they gave other words. */
  name: string;
  /** The words, with page text between marks. */
  text: string;
  /** What the user filled in, a line each; empty where nothing was asked. */
  answers: string;
  /** The words hold the passage: it need not come after them. */
  hasPassage: boolean;
  /** The words name the language to answer in. */
  hasLanguage: boolean;
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
  /** Takes the place of the words Gloss has for the action. */
  prompt?: TaskPrompt;
}
