import { useMemo } from 'preact/hooks';
import { compareTexts, type DifferencePart } from '../../lib/chat/difference.ts';
import { useApp } from '../app-context.ts';

interface VersionChangesProps {
  before: string;
  after: string;
}

/** What became of the version before: all words of both, and which of them are new or gone. */
export function VersionChanges({ before, after }: VersionChangesProps) {
  const { settings, t } = useApp();
  const language = settings.language.value;
  const parts = useMemo(() => compareTexts(before, after, language), [before, after, language]);
  const isChanged = parts.some(({ kind }) => kind !== 'same');
  return (
    <section class="changes" aria-label={t('changes.title')}>
      <p class="hint">{t(isChanged ? 'changes.legend' : 'changes.none')}</p>
      {isChanged && (
        <p class="changes-text" dir="auto">
          {parts.map((part, index) => (
            <Part key={index} part={part} />
          ))}
        </p>
      )}
    </section>
  );
}

/** Few screen readers tell `ins` and `del`: words that nobody sees do. */
function Part({ part: { kind, text } }: { part: DifferencePart }) {
  const { t } = useApp();
  if (kind === 'same') return <>{text}</>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span class="unseen">{t(`changes.${kind}`)}</span>
      {text}
      <span class="unseen">{t('changes.end')}</span>
    </Mark>
  );
}
