import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Searched } from '../settings/searched.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';

/** Leads from the settings to the sheet of keys. */
export function ShortcutsSection() {
  const { t } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{t('shortcuts.title')}</h2>
      <Searched name="shortcuts.show">
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          {t('shortcuts.show')}
        </button>
      </Searched>
      {isOpen && <ShortcutSheet onClose={() => setIsOpen(false)} />}
    </section>
  );
}
