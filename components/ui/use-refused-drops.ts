import { useEffect } from 'preact/hooks';

const OPENED: ReadonlySet<string> = new Set(['Files', 'text/uri-list']);

const isField = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** A link or a file that nobody took and no field takes would be opened by the browser. */
function refuse(event: DragEvent) {
  const { dataTransfer, defaultPrevented, target } = event;
  const leadsAway = dataTransfer?.types.some((type) => OPENED.has(type)) === true;
  if (!leadsAway || defaultPrevented || isField(target)) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'none';
}

/** A link or a file that is dropped beside a field leads nowhere. */
export function useRefusedDrops(): void {
  useEffect(() => {
    // Behind the listeners of the document, which may want it.
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}
