import { useState } from 'preact/hooks';
import type { Preset } from '../../lib/formats/presets/presets.ts';
import { useApp } from '../app-context.ts';
import { focusNode } from '../ui/focus-node.ts';
import type { ConnectionStart } from './connection-fields.ts';
import { findPresets } from './find-presets.ts';
import { LocalFinder } from './local-finder.tsx';
import { describePreset, namePreset } from './name-preset.ts';
import { moveWithArrows } from './move-with-arrows.ts';

interface PresetPickerProps {
  onPick: (preset: Preset) => void;
  /** What answered on this computer. */
  onStart: (start: ConnectionStart) => void;
  onOther: () => void;
  onCurl: () => void;
  onClose: () => void;
}

/** Where a new connection goes: a service or local server we know, or any other endpoint. */
export function PresetPicker({ onPick, onStart, onOther, onCurl, onClose }: PresetPickerProps) {
  const { t } = useApp();
  const [query, setQuery] = useState('');
  const found = findPresets(query, (preset) => namePreset(t, preset));
  const own = found.filter(({ isPrivate }) => isPrivate);
  const local = found.filter(({ isLocal, isPrivate }) => isLocal && !isPrivate);
  const remote = found.filter(({ isLocal, isPrivate }) => !isLocal && !isPrivate);
  const [first] = [...local, ...remote, ...own];

  function pickFirst(event: Event) {
    event.preventDefault();
    if (first) onPick(first);
  }

  return (
    <form class="form" onSubmit={pickFirst} onKeyDown={moveWithArrows}>
      <h2>{t('form.title-new')}</h2>
      <input
        type="search"
        class="input"
        value={query}
        aria-label={t('presets.search')}
        placeholder={t('presets.search')}
        autocomplete="off"
        spellcheck={false}
        ref={focusNode}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div class="button-row">
        <button type="button" class="button" onClick={onCurl}>
          {t('presets.curl')}
        </button>
        <button type="button" class="button" onClick={onOther}>
          {t('presets.other')}
        </button>
      </div>
      <LocalFinder onPick={onStart} />
      <PresetGroup title={t('presets.local')} presets={local} onPick={onPick} />
      <PresetGroup title={t('presets.remote')} presets={remote} onPick={onPick} />
      <PresetGroup title={t('presets.private')} presets={own} onPick={onPick} />
      <p class="hint" role="status">
        {first === undefined && t('presets.none')}
      </p>
      <div class="button-row">
        <button type="button" class="button button-quiet" onClick={onClose}>
          {t('form.cancel')}
        </button>
      </div>
    </form>
  );
}

interface PresetGroupProps extends Pick<PresetPickerProps, 'onPick'> {
  title: string;
  presets: readonly Preset[];
}

function PresetGroup({ title, presets, onPick }: PresetGroupProps) {
  if (presets.length === 0) return null;
  return (
    <div role="group" aria-label={title}>
      <h3 class="hint">{title}</h3>
      <ul class="presets">
        {presets.map((preset) => (
          <PresetItem key={preset.id} preset={preset} onPick={onPick} />
        ))}
      </ul>
    </div>
  );
}

function PresetItem({ preset, onPick }: Pick<PresetPickerProps, 'onPick'> & { preset: Preset }) {
  const { t } = useApp();
  const hint = describePreset(t, preset);
  const hintId = `preset-${preset.id}`;
  return (
    <li class={hint === '' ? undefined : 'preset-explained'}>
      <button
        type="button"
        class="preset"
        aria-describedby={hint === '' ? undefined : hintId}
        onClick={() => onPick(preset)}
      >
        {namePreset(t, preset)}
      </button>
      {hint !== '' && (
        <p id={hintId} class="hint">
          {hint}
        </p>
      )}
    </li>
  );
}
