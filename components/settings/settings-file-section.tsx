import { useApp } from '../app-context.ts';
import { ExportSettings } from './export-settings.tsx';
import { ImportSettings } from './import-settings.tsx';

/** Settings as a file: to move them, or to keep them. */
export function SettingsFileSection() {
  const { t } = useApp();
  return (
    <section aria-labelledby="file-title">
      <h2 id="file-title">{t('file.title')}</h2>
      <ImportSettings />
      <ExportSettings />
    </section>
  );
}
