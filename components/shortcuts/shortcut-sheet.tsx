import { useEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '../../lib/i18n/messages.ts';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';

type Shortcut = readonly [text: MessageKey, keys: string];

const PANEL_SHORTCUTS: readonly Shortcut[] = [
  ['shortcuts.send', 'Enter'],
  ['shortcuts.new-line', 'Shift+Enter'],
  ['shortcuts.stop', 'Esc'],
  ['shortcuts.next', 'Tab'],
  ['shortcuts.previous', 'Shift+Tab'],
  ['shortcuts.services', '↑ ↓'],
  ['shortcuts.help', '?'],
];

/** All keys there are. Escape closes it; the focus goes back to where it was. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { platform, t } = useApp();
  const dialogRef = useRef<HTMLDialogElement>(null);
  useEffect(() => dialogRef.current?.showModal(), []);
  const browserShortcuts: Shortcut[] = [];
  if (platform.panelShortcut) {
    browserShortcuts.push(['shortcuts.open-panel', platform.panelShortcut]);
  }
  if (platform.shortcut) browserShortcuts.push(['command.summarize-selection', platform.shortcut]);
  return (
    <dialog
      class="shortcuts"
      aria-labelledby="shortcuts-sheet-title"
      ref={dialogRef}
      onClose={onClose}
      // The panel behind it hears no keys: its Escape would stop an answer.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header class="shortcuts-header">
        <h2 id="shortcuts-sheet-title">{t('shortcuts.title')}</h2>
        <IconButton label={t('shortcuts.close')} onClick={() => dialogRef.current?.close()}>
          <CloseIcon />
        </IconButton>
      </header>
      <ShortcutList shortcuts={PANEL_SHORTCUTS} />
      <h3>{t('shortcuts.browser')}</h3>
      <ShortcutList shortcuts={browserShortcuts} />
      <p class="hint">{t('shortcuts.change')}</p>
    </dialog>
  );
}

function ShortcutList({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const { t } = useApp();
  if (shortcuts.length === 0) return null;
  return (
    <dl class="shortcut-list">
      {shortcuts.map(([text, keys]) => (
        <div key={text} class="shortcut">
          <dt>{t(text)}</dt>
          <dd>
            <kbd dir="ltr">{keys}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
