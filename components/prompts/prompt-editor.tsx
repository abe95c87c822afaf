import { useState } from 'preact/hooks';
import { toQuickKind, type PromptEntry } from '../../lib/chat/actions.ts';
import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { findUnknown, VARIABLES } from '../../lib/chat/prompt-template.ts';
import { DEVICE_TASKS } from '../../lib/chat/task.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';
import { SelectField } from '../settings/select-field.tsx';
import { TextField } from '../settings/text-field.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { namePrompt } from './name-prompt.ts';

interface PromptEditorProps {
  entry: PromptEntry;
  onSave: (entry: PromptEntry) => void;
  onCancel: () => void;
  onRemove: () => void;
}

/** Changes a quick action or a prompt of the user's own. */
export function PromptEditor({ entry, onSave, onCancel, onRemove }: PromptEditorProps) {
  const { t } = useApp();
  const [{ name = '', text = '', connectionId = '' }, setDraft] = useState(entry);
  const [isTried, setIsTried] = useState(false);
  const kind = toQuickKind(entry);
  const isOwn = kind === undefined;
  const problems = {
    name: isOwn && name.trim() === '' && t('prompts.name-missing'),
    text: isOwn && text.trim() === '' && t('prompts.text-missing'),
  };
  const change = (part: Partial<PromptEntry>) => setDraft((draft) => ({ ...draft, ...part }));

  function save() {
    setIsTried(true);
    if (problems.name || problems.text) return;
    const { id, isHidden } = entry;
    onSave({
      id,
      ...(isHidden === undefined ? {} : { isHidden }),
      ...(name.trim() && { name: name.trim() }),
      ...(text.trim() && { text: text.trim() }),
      ...(connectionId && { connectionId }),
    });
  }

  return (
    <form
      class="form"
      aria-label={t('prompts.edit', { name: namePrompt(entry, t) })}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('prompts.name')}
        value={name}
        {...(kind && { placeholder: t(`action.${kind}`) })}
        problem={isTried && problems.name}
        onInput={(value) => change({ name: value })}
      />
      <TextField
        isCode
        label={t('prompts.text')}
        value={text}
        problem={isTried && problems.text}
        onInput={(value) => change({ text: value })}
      >
        {!isOwn && <p>{t('prompts.text-standard')}</p>}
        <UnknownPlaces text={text} />
      </TextField>
      <VariableList />
      <ModelChoice
        value={connectionId}
        canUseDevice={kind !== undefined && DEVICE_TASKS.has(kind)}
        onChange={(value) => change({ connectionId: value })}
      />
      <div class="button-row">
        <button type="submit" class="button button-primary">
          {t('prompts.save')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t('form.cancel')}
        </button>
      </div>
      {isOwn && entry.name !== undefined && <RemoveButton name={entry.name} onRemove={onRemove} />}
    </form>
  );
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useApp();
  return (
    <ConfirmButton
      label={t('prompts.remove')}
      question={t('prompts.remove-question', { name })}
      confirm={t('prompts.remove')}
      onConfirm={onRemove}
    />
  );
}

function UnknownPlaces({ text }: { text: string }) {
  const { settings, t } = useApp();
  const unknown = findUnknown(text);
  if (unknown.length === 0) return null;
  const names = new Intl.ListFormat(settings.language.value).format(unknown);
  return (
    <p class="field-warning" role="status">
      {t('prompts.unknown', { names })}
    </p>
  );
}

function VariableList() {
  const { t } = useApp();
  return (
    <details class="hint">
      <summary>{t('prompts.variables')}</summary>
      <ul>
        {VARIABLES.map((variable) => (
          <li key={variable}>
            <code>{`{{${variable}${variable === 'input' ? ':…' : ''}}}`}</code>{' '}
            {t(`prompts.variable-${variable}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ModelChoiceProps {
  /** Empty for the one chosen in the chat. */
  value: string;
  canUseDevice: boolean;
  onChange: (value: string) => void;
}

function ModelChoice({ value, canUseDevice, onChange }: ModelChoiceProps) {
  const { settings, t } = useApp();
  const known: Array<readonly [string, string]> = [
    ['', t('prompts.model-chat')],
    ...(canUseDevice ? [[ON_DEVICE, t('header.on-device')] as const] : []),
    ...settings.connections.value.map(
      ({ id, name, model }) => [id, joinWithDots(name, model)] as const,
    ),
  ];
  const isGone = known.every(([id]) => id !== value);
  return (
    <SelectField
      label={t('prompts.model')}
      hint={t('prompts.model-hint')}
      value={value}
      options={isGone ? [...known, [value, t('prompts.model-gone')]] : known}
      onChange={onChange}
    />
  );
}
