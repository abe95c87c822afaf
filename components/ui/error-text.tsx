import type { WireError } from '../../lib/errors.ts';
import type { MessageKey } from '../../lib/i18n/messages.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import type { StorageFault } from '../../lib/store/storage-error.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';

const STORAGE_SENTENCES: ReadonlyMap<string | undefined, MessageKey> = new Map<
  StorageFault,
  MessageKey
>([
  ['blocked', 'error.storage-blocked'],
  ['newer-version', 'error.storage-newer-version'],
  ['quota', 'error.storage-quota'],
]);

/** The sentence that says what happened. */
export function describeError(t: Translate, error: WireError): string {
  const { code, detail, host = t('error.the-server') } = error;
  const fault = code === 'storage' ? STORAGE_SENTENCES.get(detail) : undefined;
  return t(fault ?? `error.${code}`, { host });
}

interface ErrorTextProps {
  error: WireError;
  /** Says better what happened than the error does. */
  sentence?: string | null;
}

/** What happened: our sentence, and what the other side said in its own words. */
export function ErrorText({ error, sentence }: ErrorTextProps) {
  const { t } = useApp();
  const { retryAfterMs } = error;
  return (
    <>
      <p>
        {sentence ?? describeError(t, error)}
        {retryAfterMs !== undefined && (
          <> {t('error.wait', { count: Math.ceil(retryAfterMs / 1000) })}</>
        )}
      </p>
      <ErrorSource error={error} />
    </>
  );
}

/** What the other side said, in its own words; nothing where it said nothing. */
export function ErrorSource({ error: { code, status, detail } }: { error: WireError }) {
  const { t } = useApp();
  // The detail of `storage` is a word of our own, which has its sentence already.
  if (code === 'storage' || (status === undefined && detail === undefined)) return null;
  return (
    <>
      <p class="error-source">
        {joinWithDots(
          status === undefined ? '' : t('error.status', { status: String(status) }),
          detail === undefined ? '' : t('error.said'),
        )}
      </p>
      {detail !== undefined && <blockquote class="error-detail">{detail}</blockquote>}
    </>
  );
}
