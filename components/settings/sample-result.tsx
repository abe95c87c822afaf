import type { SampleReading } from '../../lib/connect/sample/read-sample.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';

/** As much of an answer as it takes to see whether it is read well, in characters. */
const SHOWN_CHARS = 600;
/** How many fields are offered as buttons. */
const MAX_CANDIDATES = 8;

interface SampleResultProps {
  reading: SampleReading;
  onPick: (textPath: string) => void;
}

/** What a sample would be read as, and the fields that hold text, to choose another one. */
export function SampleResult({ reading, onPick }: SampleResultProps) {
  const { t } = useApp();
  const { framing, textPath, mode, doneMark, text, candidates } = reading;
  return (
    <div class="card sample">
      <p class="hint">{t('sample.reads')}</p>
      {text === '' ? (
        <p class="field-warning" role="status">
          {t('sample.nothing')}
        </p>
      ) : (
        <blockquote class="sample-text" dir="auto" role="status">
          {text.slice(0, SHOWN_CHARS)}
          {text.length > SHOWN_CHARS && '…'}
        </blockquote>
      )}
      <p class="hint">
        {joinWithDots(
          t(`framing.${framing}`),
          textPath || t('sample.whole-piece'),
          mode === 'auto' ? '' : t(`text-mode.${mode}`),
          doneMark === '' ? '' : t('sample.done-mark', { mark: doneMark }),
        )}
      </p>
      {candidates.length > 0 && (
        <div class="button-row" role="group" aria-label={t('sample.fields')}>
          <p class="hint sample-fields">{t('sample.fields')}</p>
          {candidates.slice(0, MAX_CANDIDATES).map(({ path, sample }) => (
            <button
              key={path}
              type="button"
              class="button"
              aria-pressed={path === textPath}
              title={sample}
              onClick={() => onPick(path)}
            >
              {path || t('sample.whole-piece')}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
