import { ANSWER_LANGUAGES } from '../../lib/i18n/answer-languages.ts';
import { LANGUAGE_TAGS, LANGUAGES } from '../../lib/i18n/languages.ts';
import { useApp } from '../app-context.ts';
import { nameLanguage } from '../../lib/i18n/name-language.ts';
import { Searched } from './searched.tsx';
import { SelectField } from './select-field.tsx';

/** Language, theme, and the language of the answers; each takes effect at once. */
export function PreferencesSection() {
  const { settings, t } = useApp();
  const { language, theme, answerLanguage, sendKey = 'enter' } = settings.preferences.value;
  const uiLanguage = settings.language.value;
  return (
    <section aria-labelledby="preferences-title">
      <h2 id="preferences-title">{t('preferences.title')}</h2>
      <Searched name="preferences.language">
        <SelectField
          label={t('preferences.language')}
          hint={t('preferences.language-hint')}
          value={language}
          options={[
            ['auto', t('preferences.language-auto')],
            ...LANGUAGE_TAGS.map((tag) => [tag, LANGUAGES[tag].name] as const),
          ]}
          onChange={(value) => void settings.setPreferences({ language: value })}
        />
      </Searched>
      <Searched name="preferences.theme">
        <SelectField
          label={t('preferences.theme')}
          hint={t('preferences.theme-hint')}
          value={theme}
          options={[
            ['system', t('preferences.theme-system')],
            ['light', t('preferences.theme-light')],
            ['dark', t('preferences.theme-dark')],
          ]}
          onChange={(value) => void settings.setPreferences({ theme: value })}
        />
      </Searched>
      <Searched name="preferences.answer-language">
        <SelectField
          label={t('preferences.answer-language')}
          hint={t('preferences.answer-language-hint')}
          value={answerLanguage}
          options={[
            ['auto', t('preferences.answer-language-auto')],
            ...ANSWER_LANGUAGES.map((tag) => [tag, nameLanguage(tag, uiLanguage)] as const),
          ]}
          onChange={(value) => void settings.setPreferences({ answerLanguage: value })}
        />
      </Searched>
      <Searched name="preferences.send-key">
        <SelectField
          label={t('preferences.send-key')}
          hint={t('preferences.send-key-hint')}
          value={sendKey}
          options={[
            ['enter', t('preferences.send-enter')],
            ['shift-enter', t('preferences.send-shift-enter')],
          ]}
          onChange={(value) => void settings.setPreferences({ sendKey: value })}
        />
      </Searched>
    </section>
  );
}
