import { TEXT_MODES } from '../../lib/formats/custom-endpoint.ts';
import { FRAMINGS } from '../../lib/stream/framing.ts';
import { useApp } from '../app-context.ts';
import { SampleReader, type SampleReaderProps } from './sample-reader.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

const TEXT_PATH_EXAMPLE = 'choices.0.delta.content';
const ERROR_PATH_EXAMPLE = 'error.message';
const DONE_MARK_EXAMPLE = '[DONE]';

/** How the answer of a custom endpoint is read; a sample of one fills it all in. */
export function CustomAnswerFields({ custom, onChange, onFetch }: SampleReaderProps) {
  const { t } = useApp();
  return (
    <fieldset class="fieldset">
      <legend>{t('custom.answer')}</legend>
      <SampleReader custom={custom} onChange={onChange} onFetch={onFetch} />
      <SelectField
        label={t('custom.framing')}
        value={custom.framing}
        options={FRAMINGS.map((framing) => [framing, t(`framing.${framing}`)] as const)}
        hint={t('custom.framing-hint')}
        onChange={(framing) => onChange({ framing })}
      />
      <TextField
        label={t('custom.text-path')}
        value={custom.textPath}
        placeholder={TEXT_PATH_EXAMPLE}
        onInput={(textPath) => onChange({ textPath })}
      >
        {t('custom.text-path-hint')}
      </TextField>
      <SelectField
        label={t('custom.mode')}
        value={custom.mode}
        options={TEXT_MODES.map((mode) => [mode, t(`text-mode.${mode}`)] as const)}
        hint={t('custom.mode-hint')}
        onChange={(mode) => onChange({ mode })}
      />
      <TextField
        label={t('custom.done-mark')}
        value={custom.doneMark}
        placeholder={DONE_MARK_EXAMPLE}
        onInput={(doneMark) => onChange({ doneMark })}
      >
        {t('custom.done-mark-hint')}
      </TextField>
      <TextField
        label={t('custom.error-path')}
        value={custom.errorPath}
        placeholder={ERROR_PATH_EXAMPLE}
        onInput={(errorPath) => onChange({ errorPath })}
      >
        {t('custom.error-path-hint')}
      </TextField>
    </fieldset>
  );
}
