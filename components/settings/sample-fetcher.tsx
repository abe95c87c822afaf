import { useState } from 'preact/hooks';
import { toWireError, type WireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

type Fetching = { status: 'none' } | { status: 'running' } | { status: 'failed'; error: WireError };

interface SampleFetcherProps {
  /** As in `SampleReaderProps`. */
  onFetch: () => Promise<string | null>;
  onSample: (sample: string) => void;
}

/** Gets a sample of the answer from the server itself. */
export function SampleFetcher({ onFetch, onSample }: SampleFetcherProps) {
  const { t } = useApp();
  const [fetching, setFetching] = useState<Fetching>({ status: 'none' });

  async function fetchSample() {
    setFetching({ status: 'running' });
    try {
      const sample = await onFetch();
      if (sample !== null) onSample(sample);
      setFetching({ status: 'none' });
    } catch (cause) {
      setFetching({ status: 'failed', error: toWireError(cause) });
    }
  }

  return (
    <div class="field">
      <div class="button-row">
        <button
          type="button"
          class="button"
          aria-describedby="sample-fetch-hint"
          disabled={fetching.status === 'running'}
          onClick={() => void fetchSample()}
        >
          {t('sample.fetch')}
        </button>
      </div>
      <p id="sample-fetch-hint" class="hint">
        {t('sample.fetch-hint')}
      </p>
      <div class="test-result" role="status">
        {fetching.status === 'running' && <p>{t('sample.fetching')}</p>}
        {fetching.status === 'failed' && <ErrorText error={fetching.error} />}
      </div>
    </div>
  );
}
