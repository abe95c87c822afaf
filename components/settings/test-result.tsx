import type { Fix } from '../../lib/doctor/diagnosis.ts';
import type { TestState } from '../../lib/state/connection-checks.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { DiagnosisView } from './diagnosis-view.tsx';

interface TestResultProps {
  test: TestState | undefined;
  onFix: (fix: Fix) => void;
}

/** What *Test* found out, in words. */
export function TestResult({ test, onFix }: TestResultProps) {
  const { t } = useApp();
  return (
    <div class="test-result" role="status" data-test={test?.status}>
      {test?.status === 'running' && <p>{t('connections.test-running')}</p>}
      {test?.status === 'done' && <DiagnosisView diagnosis={test.diagnosis} onFix={onFix} />}
      {test?.status === 'failed' && <ErrorText error={test.error} />}
    </div>
  );
}
