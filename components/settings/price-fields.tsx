import { useApp } from '../app-context.ts';
import type { FieldProps } from './field-props.ts';
import { parseAmount } from './number-fields.ts';
import { TextField } from './text-field.tsx';

/** What the model costs, where the user knows it, or knows it better than the list. */
export function PriceFields({ fields, onChange }: Pick<FieldProps, 'fields' | 'onChange'>) {
  const { t } = useApp();
  const { inputPrice, outputPrice } = fields;
  const findProblem = (text: string) => parseAmount(text) === null && t('form.price-invalid');
  return (
    <>
      <TextField
        label={t('form.input-price')}
        value={inputPrice}
        inputMode="decimal"
        problem={findProblem(inputPrice)}
        onInput={(price) => onChange({ inputPrice: price })}
      >
        {t('form.price-hint')}
      </TextField>
      <TextField
        label={t('form.output-price')}
        value={outputPrice}
        inputMode="decimal"
        problem={findProblem(outputPrice)}
        onInput={(price) => onChange({ outputPrice: price })}
      >
        {t('form.price-hint')}
      </TextField>
    </>
  );
}
