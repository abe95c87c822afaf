import type { PromptEntry } from './actions.ts';

/** The entries with one of them a step further up (-1) or down (1); at the end it stays. */
export function movePrompt(
  entries: readonly PromptEntry[],
  id: string,
  step: -1 | 1,
): PromptEntry[] {
  const from = entries.findIndex((entry) => entry.id === id);
  const entry = entries[from];
  const others = entries.filter((each) => each !== entry);
  return entry ? others.toSpliced(Math.max(0, from + step), 0, entry) : others;
}

/** The names that begin with what was typed after `/`, then those that have it elsewhere. */
export function findPrompts<Named extends { name: string }>(
  entries: readonly Named[],
  query: string,
): Named[] {
  const wanted = query.trim().toLowerCase();
  const placeOf = ({ name }: Named) => name.toLowerCase().indexOf(wanted);
  const found = entries.filter((entry) => placeOf(entry) >= 0);
  return [
    ...found.filter((entry) => placeOf(entry) === 0),
    ...found.filter((entry) => placeOf(entry) > 0),
  ];
}
