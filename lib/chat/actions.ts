import { QUICK_KINDS, type QuickKind } from './task.ts';

/** A quick action as the user has it, or a prompt of their own. */
export interface PromptEntry {
  /** One of `QUICK_KINDS`, or an id of its own. */
  id: string;
  /** What the user calls it; a quick action without one has the name Gloss gives it. */
  name?: string;
  /** The template; a quick action without one has the words Gloss has for it. */
  text?: string;
  /** Who answers; absent for whoever is chosen in the chat. */
  connectionId?: string;
  /** Not among the buttons; `/` finds it all the same. */
  isHidden?: boolean;
}

/** Which quick action an entry is; undefined for a prompt of the user's own. */
export function toQuickKind({ id }: PromptEntry): QuickKind | undefined {
  return QUICK_KINDS.find((kind) => kind === id);
}

/** All entries in the user's order; quick actions they have not touched come as they always do. */
export function listPrompts(stored: readonly PromptEntry[] = []): PromptEntry[] {
  const missing = QUICK_KINDS.filter((kind) => stored.every(({ id }) => id !== kind));
  return [...stored, ...missing.map((id) => ({ id }))];
}

/** Each id once: the later entry, in the place of the first. */
export function mergePrompts(entries: readonly PromptEntry[]): PromptEntry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
