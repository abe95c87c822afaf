import type { Diagnosis, Fix } from '../../lib/doctor/diagnosis.ts';
import { useApp } from '../app-context.ts';
import { ErrorSource } from '../ui/error-text.tsx';
import { FixView } from './fix-view.tsx';

interface DiagnosisViewProps {
  diagnosis: Diagnosis;
  /** Called in the click itself; of a choice, the fix holds only what was chosen. */
  onFix: (fix: Fix) => void;
}

/** What was found out about a connection, in words, and the buttons that mend it. */
export function DiagnosisView({ diagnosis, onFix }: DiagnosisViewProps) {
  const { t } = useApp();
  const { code, fixes, firstTokenMs = 0, error } = diagnosis;
  const host = error?.host ?? t('error.the-server');
  return (
    <div class="diagnosis" data-diagnosis={code}>
      <p>{t(`doctor.${code}`, { host, ms: Math.round(firstTokenMs) })}</p>
      {error?.detail !== undefined && <ErrorSource error={error} />}
      {fixes.map((fix, index) => (
        <FixView key={fix.type} fix={fix} isFirst={index === 0} onFix={onFix} />
      ))}
    </div>
  );
}
