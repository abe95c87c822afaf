import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';

const FILE_NAME = 'gloss-settings.json';

/** Saves the settings as a file, without keys unless asked. */
export function ExportSettings() {
  const { settings, platform, t } = useApp();
  const [includeKeys, setIncludeKeys] = useState(false);

  async function save() {
    platform.saveFile(FILE_NAME, await settings.exportFile(includeKeys));
  }

  return (
    <>
      <button
        type="button"
        class="button"
        aria-describedby="file-export-hint"
        onClick={() => void save()}
      >
        {t('file.export')}
      </button>
      <p id="file-export-hint" class="hint">
        {t('file.export-hint')}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={includeKeys}
          aria-describedby="file-keys-hint"
          onChange={(event) => setIncludeKeys(event.currentTarget.checked)}
        />
        {t('file.include-keys')}
      </label>
      <p id="file-keys-hint" class={includeKeys ? 'field-warning' : 'hint'}>
        {t(includeKeys ? 'file.include-keys-warning' : 'file.include-keys-hint')}
      </p>
    </>
  );
}
