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
    <div class="button-row">
      <button type="button" class="button" onClick={() => void save()}>
        {t('file.export')}
      </button>
      <label class="check">
        <input
          type="checkbox"
          checked={includeKeys}
          onChange={(event) => setIncludeKeys(event.currentTarget.checked)}
        />
        {t('file.include-keys')}
      </label>
      {includeKeys && <p class="field-warning">{t('file.include-keys-warning')}</p>}
    </div>
  );
}
