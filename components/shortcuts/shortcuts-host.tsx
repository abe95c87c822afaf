import './shortcuts.css';
import { useEffect, useState } from 'preact/hooks';
import { createLazyView } from '../ui/lazy-view.tsx';

const { View: ShortcutSheet } = createLazyView(
  async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet,
);

/** Opens the sheet of keys at a `?` typed outside of fields, and loads it only then. */
export function ShortcutsHost() {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    function openSheet({ key, target }: KeyboardEvent) {
      if (key !== '?' || !(target instanceof Element)) return;
      if (target.matches('input, select, textarea')) return;
      setIsOpen(true);
    }
    document.addEventListener('keydown', openSheet);
    return () => document.removeEventListener('keydown', openSheet);
  }, []);
  return isOpen && <ShortcutSheet onClose={() => setIsOpen(false)} />;
}
