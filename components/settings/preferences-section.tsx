import { ANSWER_LANGUAGES } from '../../lib/i18n/answer-languages.ts';
import { LANGUAGE_TAGS, LANGUAGES } from '../../lib/i18n/languages.ts';
import { useApp } from '../app-context.ts';
import { nameLanguage } from '../../lib/i18n/name-language.ts';
import { SelectField } from './select-field.tsx';

/** Language, theme, and the language of the answers; each takes effect at once. */
export function PreferencesSection() {
  const { settings, t } = useApp();
  const { language, theme, answerLanguage } = settings.preferences.value;
  const uiLanguage = settings.language.value;
  return (
    <section aria-labelledby="preferences-title">
      <h2 id="preferences-title">{t('preferences.title')}</h2>
      <SelectField
        label={t('preferences.language')}
        value={language}
        options={[
          ['auto', t('preferences.language-auto')],
          ...LANGUAGE_TAGS.map((tag) => [tag, LANGUAGES[tag].name] as const),
        ]}
        onChange={(value) => void settings.setPreferences({ language: value })}
      />
      <SelectField
        label={t('preferences.theme')}
        value={theme}
        options={[
          ['system', t('preferences.theme-system')],
          ['light', t('preferences.theme-light')],
          ['dark', t('preferences.theme-dark')],
        ]}
        onChange={(value) => void settings.setPreferences({ theme: value })}
      />
      <SelectField
        label={t('preferences.answer-language')}
        value={answerLanguage}
        options={[
          ['auto', t('preferences.answer-language-auto')],
          ...ANSWER_LANGUAGES.map((tag) => [tag, nameLanguage(tag, uiLanguage)] as const),
        ]}
        onChange={(value) => void settings.setPreferences({ answerLanguage: value })}
      />
    </section>
  );
}
