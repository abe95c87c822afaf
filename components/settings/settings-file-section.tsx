import { useApp } from '../app-context.ts';
import { ExportSettings } from './export-settings.tsx';
import { ImportSettings } from './import-settings.tsx';
import { Searched } from './searched.tsx';

/** Settings as a file: to move them, or to keep them. */
export function SettingsFileSection() {
  const { t } = useApp();
  return (
    <section aria-labelledby="file-title">
      <h2 id="file-title">{t('file.title')}</h2>
      <Searched name="file.import">
        <ImportSettings />
      </Searched>
      <Searched name="file.export">
        <ExportSettings />
      </Searched>
    </section>
  );
}
