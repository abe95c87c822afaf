import { useState } from 'preact/hooks';
import { mergePrompts, toQuickKind, type PromptEntry } from '../../lib/chat/actions.ts';
import { movePrompt } from '../../lib/chat/actions-edit.ts';
import { useApp } from '../app-context.ts';
import { toActionKeys } from '../composer/action-keys.ts';
import { Searched } from '../settings/searched.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { DownIcon, EditIcon } from '../ui/icons.tsx';
import { namePrompt } from './name-prompt.ts';
import { PromptEditor } from './prompt-editor.tsx';
import { PromptFiles } from './prompt-files.tsx';

/** Quick actions and own prompts: what they say, who answers, which are shown, in which order. */
export function PromptsSection() {
  const { prompts, settings, t } = useApp();
  const [editedId, setEditedId] = useState<string | null>(null);
  const entries = prompts.prompts.value;
  const shown = entries.filter(({ isHidden }) => !isHidden);
  const isNew = editedId !== null && entries.every(({ id }) => id !== editedId);
  const write = (changed: PromptEntry[]) => void settings.setPreferences({ prompts: changed });

  function save(entry: PromptEntry) {
    write(mergePrompts([...entries, entry]));
    setEditedId(null);
  }

  const toEditor = (entry: PromptEntry) => (
    <PromptEditor
      entry={entry}
      onSave={save}
      onCancel={() => setEditedId(null)}
      onRemove={() => {
        write(entries.filter(({ id }) => id !== entry.id));
        setEditedId(null);
      }}
    />
  );

  return (
    <section aria-labelledby="prompts-title">
      <h2 id="prompts-title">{t('prompts.title')}</h2>
      <Searched name="prompts.add">
        <p class="hint">{t('prompts.about')}</p>
        <ul class="prompts">
          {entries.map((entry, index) => (
            <li key={entry.id} class="prompt">
              <PromptLine
                entry={entry}
                keys={toActionKeys(shown.indexOf(entry))}
                isFirst={index === 0}
                isLast={index === entries.length - 1}
                onMove={(step) => write(movePrompt(entries, entry.id, step))}
                onChange={save}
                onEdit={() => setEditedId(entry.id)}
              />
              {editedId === entry.id && toEditor(entry)}
            </li>
          ))}
        </ul>
        {isNew && toEditor({ id: editedId })}
        <PromptFiles own={entries.filter((entry) => toQuickKind(entry) === undefined)}>
          {!isNew && (
            <button type="button" class="button" onClick={() => setEditedId(crypto.randomUUID())}>
              {t('prompts.add')}
            </button>
          )}
        </PromptFiles>
      </Searched>
    </section>
  );
}

interface PromptLineProps {
  entry: PromptEntry;
  keys: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: -1 | 1) => void;
  onChange: (entry: PromptEntry) => void;
  onEdit: () => void;
}

function PromptLine(props: PromptLineProps) {
  const { entry, keys, isFirst, isLast, onMove, onChange, onEdit } = props;
  const { t } = useApp();
  const name = namePrompt(entry, t);
  return (
    <div class="prompt-line">
      <span class="prompt-name" dir="auto">
        {name}
      </span>
      {keys !== undefined && <kbd dir="ltr">{keys}</kbd>}
      <label class="check">
        <input
          type="checkbox"
          aria-label={t('prompts.show-name', { name })}
          checked={!entry.isHidden}
          onChange={(event) => onChange({ ...entry, isHidden: !event.currentTarget.checked })}
        />
        {t('prompts.show')}
      </label>
      <IconButton
        class="icon-up"
        label={t('prompts.up', { name })}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <DownIcon />
      </IconButton>
      <IconButton label={t('prompts.down', { name })} disabled={isLast} onClick={() => onMove(1)}>
        <DownIcon />
      </IconButton>
      <IconButton label={t('prompts.edit', { name })} onClick={onEdit}>
        <EditIcon />
      </IconButton>
    </div>
  );
}
