import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { isInputMethodKey } from '../ui/input-method.ts';

interface BoxMenuProps {
  /** What it lists, for screen readers. */
  label: string;
  /** What it is looked through for: other words begin with the first of what they find. */
  query: string;
  /** What was found, with names for the user, and the keys that do the same at once. */
  options: ReadonlyArray<{ id: string; name: string; keys?: string | undefined }>;
  /** Said while nothing is found. */
  none: string;
  onChoose: (index: number) => void;
}

/** What a sign in the message box finds. The keys are those of the box, which keeps the focus. */
export function BoxMenu({ label, query, options, none, onChoose }: BoxMenuProps) {
  const { t } = useApp();
  const listId = useId();
  const listRef = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState({ query, index: 0 });
  const [isClosed, setIsClosed] = useState(false);
  const index = chosen.query === query ? chosen.index : 0;
  const count = options.length;

  function onKey(event: KeyboardEvent) {
    if (isInputMethodKey(event) || isClosed) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isChoice = (event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab';
    if (event.key === 'Escape') setIsClosed(true);
    else if (count === 0) return;
    else if (step !== undefined) setChosen({ query, index: (index + step + count) % count });
    else if (isChoice) onChoose(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const keyRef = useRef(onKey);
  keyRef.current = onKey;
  useEffect(() => {
    const box = findBox(listRef.current);
    if (!box) return;
    const listen = (event: KeyboardEvent) => keyRef.current(event);
    // Before the box itself, which would send the words.
    box.addEventListener('keydown', listen, { capture: true });
    return () => {
      box.removeEventListener('keydown', listen, { capture: true });
      box.removeAttribute('aria-activedescendant');
      box.removeAttribute('aria-controls');
    };
  }, []);
  useEffect(() => {
    const box = findBox(listRef.current);
    box?.setAttribute('aria-controls', listId);
    if (isClosed || count === 0) box?.removeAttribute('aria-activedescendant');
    else box?.setAttribute('aria-activedescendant', `${listId}-${index}`);
    listRef.current?.children[index]?.scrollIntoView?.({ block: 'nearest' });
  }, [listId, index, isClosed, count]);

  return (
    <div class="prompt-menu" hidden={isClosed}>
      <ul ref={listRef} id={listId} role="listbox" aria-label={label}>
        {options.map(({ id, name, keys }, at) => (
          <li
            key={id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === index}
            // The box keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(at)}
          >
            <span dir="auto">{name}</span>
            {keys !== undefined && (
              <kbd dir="ltr" aria-hidden="true">
                {keys}
              </kbd>
            )}
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {count === 0 ? none : t('prompts.menu-hint')}
      </p>
    </div>
  );
}

/** The message box that a node stands above; null for none. */
export function findBox(node: Element | null): HTMLTextAreaElement | null {
  return node?.closest('.composer')?.querySelector('textarea') ?? null;
}
