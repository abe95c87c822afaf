import { useEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '../../lib/i18n/messages.ts';
import { useApp } from '../app-context.ts';
import { toActionKeys } from '../composer/action-keys.ts';
import { namePrompt } from '../prompts/name-prompt.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';

/** Without keys it is not shown. */
type Shortcut = readonly [text: string, keys: string | undefined];

const PANEL_SHORTCUTS: ReadonlyArray<readonly [text: MessageKey, keys: string]> = [
  ['shortcuts.find-prompt', '/'],
  ['shortcuts.mention', '@'],
  ['shortcuts.edit-last', '↑'],
  ['shortcuts.stop', 'Esc'],
  ['shortcuts.next', 'Tab'],
  ['shortcuts.previous', 'Shift+Tab'],
  ['shortcuts.services', '↑ ↓'],
  ['shortcuts.help', '?'],
];

/** All keys there are. Escape closes it; the focus goes back to where it was. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { platform, prompts, settings, t } = useApp();
  const dialogRef = useRef<HTMLDialogElement>(null);
  useEffect(() => dialogRef.current?.showModal(), []);
  const enters = ['Enter', 'Shift+Enter'] as const;
  const isTurned = settings.preferences.value.sendKey === 'shift-enter';
  const [send, newLine] = isTurned ? enters.toReversed() : enters;
  const actionShortcuts = prompts.prompts.value
    .filter(({ isHidden }) => !isHidden)
    .map((entry, index) => [namePrompt(entry, t), toActionKeys(index)] as const);
  const browserShortcuts = [
    [t('shortcuts.open-panel'), platform.panelShortcut],
    [t('command.summarize-selection'), platform.shortcut],
  ] as const;
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
      <ShortcutList
        shortcuts={[
          [t('shortcuts.send'), send],
          [t('shortcuts.new-line'), newLine],
          ...PANEL_SHORTCUTS.map(([text, keys]) => [t(text), keys] as const),
        ]}
      />
      <h3>{t('action.group')}</h3>
      <ShortcutList shortcuts={actionShortcuts} />
      <p class="hint">{t('shortcuts.actions-change')}</p>
      <h3>{t('shortcuts.browser')}</h3>
      <ShortcutList shortcuts={browserShortcuts} />
      <p class="hint">{t('shortcuts.change')}</p>
    </dialog>
  );
}

function ShortcutList({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const set = shortcuts.filter(([, keys]) => keys);
  if (set.length === 0) return null;
  return (
    <dl class="shortcut-list">
      {set.map(([text, keys], index) => (
        <div key={index} class="shortcut">
          <dt>{text}</dt>
          <dd>
            <kbd dir="ltr">{keys}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
