import { useApp } from '../app-context.ts';
import type { FoundSettings } from './search-settings.ts';

interface SettingsSearchProps {
  query: string;
  found: FoundSettings | null;
  onInput: (query: string) => void;
}

/** Finds a setting by what stands on it or beside it. */
export function SettingsSearch({ query, found, onInput }: SettingsSearchProps) {
  const { t } = useApp();

  function clearOnEscape(event: KeyboardEvent) {
    if (event.key === 'Escape') onInput('');
  }

  return (
    <search class="settings-search">
      <input
        type="search"
        class="input"
        value={query}
        aria-label={t('settings.search')}
        placeholder={t('settings.search')}
        aria-describedby="settings-search-result"
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={clearOnEscape}
      />
      <p id="settings-search-result" class="hint" role="status">
        {found?.keys.size === 0 && t('settings.search-none')}
        {found?.isInForm && t('settings.search-inside')}
      </p>
    </search>
  );
}
