import { useApp } from '../app-context.ts';
import { listAddressWarnings } from './address-warnings.ts';
import { CustomAnswerFields } from './custom-answer-fields.tsx';
import { findBodyProblem, findUrlProblem } from './custom-problems.ts';
import type { FieldProps } from './field-props.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

const METHODS = ['POST', 'GET'] as const;
const URL_EXAMPLE = 'https://api.example.com/chat';
/** The places to fill in; they are written the same in every language. */
const PLACES = { prompt: '{{prompt}}', messages: '{{messages}}', model: '{{model}}' };
const BODY_PLACES = { ...PLACES, history: '{{history}}' };

interface CustomFieldsProps extends FieldProps {
  /** Whether what is wrong is said; not while the user is still at it. */
  showProblems: boolean;
  /** Asks the endpoint as it stands for an answer; null while a field is wrong. */
  onFetchSample: () => Promise<string | null>;
}

/** An endpoint nobody has heard of: what is sent, and how its answer is read. */
export function CustomFields(props: CustomFieldsProps) {
  const { fields, saved, showProblems, onChange, onFetchSample } = props;
  const { t } = useApp();
  const { custom } = fields;
  const change = (part: Partial<typeof custom>) => onChange({ custom: { ...custom, ...part } });
  const urlProblem = findUrlProblem(custom);
  const bodyProblem = findBodyProblem(custom);
  return (
    <>
      <SelectField
        label={t('custom.method')}
        value={custom.method}
        options={METHODS.map((method) => [method, method] as const)}
        hint={t('custom.method-hint')}
        onChange={(method) => change({ method })}
      />
      <TextField
        label={t('custom.url')}
        name="address"
        type="url"
        value={custom.url}
        placeholder={URL_EXAMPLE}
        problem={showProblems && urlProblem !== null && t(urlProblem, PLACES)}
        onInput={(url) => change({ url })}
      >
        {t('custom.url-hint', PLACES)}
        {listAddressWarnings(t, fields, saved).map((warning) => (
          <p key={warning} class="field-warning">
            {warning}
          </p>
        ))}
      </TextField>
      {custom.method === 'POST' && (
        <TextField
          label={t('custom.body')}
          value={custom.body}
          isCode
          rows={7}
          problem={showProblems && bodyProblem !== null && t(bodyProblem, BODY_PLACES)}
          onInput={(body) => change({ body })}
        >
          {t('custom.body-hint', BODY_PLACES)}
        </TextField>
      )}
      <CustomAnswerFields custom={custom} onChange={change} onFetch={onFetchSample} />
    </>
  );
}
