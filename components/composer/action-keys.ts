/** So many quick actions have keys of their own: as many as there are digits to press. */
const MAX_KEYS = 9;

/** The keys of the quick action at this place among those that are shown; undefined without any. */
export function toActionKeys(index: number): string | undefined {
  return index >= 0 && index < MAX_KEYS ? `Alt+${index + 1}` : undefined;
}

type Keys = Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'code'>;

/** The place of the quick action these keys run; -1 for other keys. */
export function readActionKeys({ altKey, ctrlKey, metaKey, shiftKey, code }: Keys): number {
  // Ctrl and Alt together are AltGr on Windows, which writes signs. A Mac writes one with Alt and a
  // digit: its key is known by its place alone.
  if (!altKey || ctrlKey || metaKey || shiftKey) return -1;
  return Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0) - 1;
}
