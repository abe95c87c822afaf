import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';

/** Where the user's data is, and how to be rid of it. */
export function EraseSection() {
  const { history, t } = useApp();
  const problem = history.problem.value;
  const [isDone, setIsDone] = useState(false);
  return (
    <section aria-labelledby="erase-title">
      <h2 id="erase-title">{t('erase.title')}</h2>
      <p id="erase-explain" class="hint">
        {t('erase.explain')}
      </p>
      <ConfirmButton
        label={t('erase.button')}
        question={t('erase.confirm')}
        confirm={t('erase.yes')}
        describedBy="erase-explain"
        onConfirm={() => void history.erase('everything').then(setIsDone)}
      />
      {problem !== null && (
        <div class="card card-danger" role="alert">
          <ErrorText error={problem} />
        </div>
      )}
      <p class="hint" role="status">
        {isDone && t('erase.done')}
      </p>
    </section>
  );
}
