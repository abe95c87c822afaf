/** What blocks refer to by a label: addresses and footnotes, as far as they are known. */
export interface References {
  /** Addresses by label, see {@link toLabel}; null where the address is refused. */
  readonly links: Map<string, string | null>;
  /** Labels of footnotes that are written somewhere. */
  readonly notes: Set<string>;
  /** Labels that were asked for before anything stood under them. */
  readonly misses: Set<string>;
  /** Numbers of the footnotes that are referred to, from 1, in their order. */
  readonly calls: Map<string, number>;
}

/** What is known of an answer before its first word, or after its last (`known`). */
export function createReferences(known?: References): References {
  return {
    links: new Map(known?.links),
    notes: new Set(known?.notes),
    misses: new Set(),
    calls: new Map(),
  };
}

/** How labels are compared: without regard to case and to the length of white space. */
export function toLabel(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** The label of a footnote; no label of an address is the same. */
export const toNoteLabel = (text: string) => `^${toLabel(text)}`;

/** The address under `label`; null where it is refused, undefined (and noted) where there is none. */
export function findLink({ links, misses }: References, label: string): string | null | undefined {
  const href = links.get(label);
  if (href === undefined) misses.add(label);
  return href;
}

/** The number of the footnote under `label`; undefined (and noted) where there is none. */
export function findNote({ notes, misses, calls }: References, label: string): number | undefined {
  if (!notes.has(label)) {
    misses.add(label);
    return undefined;
  }
  const number = calls.get(label) ?? calls.size + 1;
  calls.set(label, number);
  return number;
}
