import type { Diagnosis, Fix } from '../../lib/doctor/diagnosis.ts';
import type { WireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';
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
      {error?.detail !== undefined && <ServerWords error={error} />}
      {fixes.map((fix, index) => (
        <FixView key={fix.type} fix={fix} isFirst={index === 0} onFix={onFix} />
      ))}
    </div>
  );
}

function ServerWords({ error: { status, detail } }: { error: WireError }) {
  const { t } = useApp();
  const source = status === undefined ? '' : t('error.status', { status: String(status) });
  return (
    <>
      <p class="error-source">{joinWithDots(source, t('error.said'))}</p>
      <blockquote class="error-detail">{detail}</blockquote>
    </>
  );
}
