import type { WireError } from '../../lib/errors.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';

/** The sentence that says what happened. */
export function describeError(t: Translate, error: WireError): string {
  return t(`error.${error.code}`, { host: error.host ?? t('error.the-server') });
}

/** What happened: our sentence, and what the other side said in its own words. */
export function ErrorText({ error }: { error: WireError }) {
  const { t } = useApp();
  const { retryAfterMs } = error;
  return (
    <>
      <p>
        {describeError(t, error)}
        {retryAfterMs !== undefined && (
          <> {t('error.wait', { count: Math.ceil(retryAfterMs / 1000) })}</>
        )}
      </p>
      <ErrorSource error={error} />
    </>
  );
}

/** What the other side said, in its own words; nothing where it said nothing. */
export function ErrorSource({ error: { status, detail } }: { error: WireError }) {
  const { t } = useApp();
  if (status === undefined && detail === undefined) return null;
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
