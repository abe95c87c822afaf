import './shortcuts.css';
import { useEffect, useState } from 'preact/hooks';
import type { ShortcutSheet } from './shortcut-sheet.tsx';

/** Opens the sheet of keys at a `?` typed outside of fields, and loads it only then. */
export function ShortcutsHost() {
  const [Sheet, setSheet] = useState<typeof ShortcutSheet | null>(null);
  useEffect(() => {
    function openSheet({ key, target }: KeyboardEvent) {
      if (key !== '?' || !(target instanceof Element)) return;
      if (target.matches('input, select, textarea')) return;
      void import('./shortcut-sheet.tsx').then((loaded) => setSheet(() => loaded.ShortcutSheet));
    }
    document.addEventListener('keydown', openSheet);
    return () => document.removeEventListener('keydown', openSheet);
  }, []);
  return Sheet && <Sheet onClose={() => setSheet(null)} />;
}
