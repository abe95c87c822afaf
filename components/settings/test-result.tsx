import type { TestState } from '../../lib/state/settings-store.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

/** What *Test* found out, in words. */
export function TestResult({ test }: { test: TestState | undefined }) {
  const { t } = useApp();
  return (
    <div class="test-result" role="status" data-test={test?.status}>
      {test?.status === 'running' && <p>{t('connections.test-running')}</p>}
      {test?.status === 'ok' && <p>{t('connections.test-ok', { ms: test.firstTokenMs })}</p>}
      {test?.status === 'failed' && <ErrorText error={test.error} />}
    </div>
  );
}
