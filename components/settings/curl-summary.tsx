import type { RecordedConnection } from '../../lib/connect/connection-from-curl.ts';
import type { CustomEndpoint } from '../../lib/formats/custom-endpoint.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';

/** What was understood of a command, before it becomes a connection. */
export function CurlSummary({ recorded }: { recorded: RecordedConnection }) {
  const { t } = useApp();
  const { format, baseUrl, model, custom, apiKey, wantsCookies } = recorded;
  const prompt = custom
    ? (findPromptLine(custom) ?? t('curl.prompt-missing', { prompt: '{{prompt}}' }))
    : t('curl.prompt-messages');
  return (
    <div class="card" role="status">
      <p>{t('curl.understood')}</p>
      <dl class="facts">
        <dt>{t('curl.format')}</dt>
        <dd>{t(`format.${format}`)}</dd>
        <dt>{t('curl.host')}</dt>
        <dd>{toHost(baseUrl)}</dd>
        {model !== '' && (
          <>
            <dt>{t('curl.model')}</dt>
            <dd>{model}</dd>
          </>
        )}
        <dt>{t('curl.prompt')}</dt>
        <dd>{prompt}</dd>
      </dl>
      {apiKey !== '' && <p class="hint">{t('curl.key-found')}</p>}
      {wantsCookies && <p class="hint">{t('curl.cookies-left-out')}</p>}
    </div>
  );
}

/** The field of the body, or of the query, that the question goes into. */
function findPromptLine({ url, body }: CustomEndpoint): string | undefined {
  return [...body.split('\n'), ...url.split(/[?&]/)]
    .find((line) => /\{\{(prompt|messages)\}\}/.test(line))
    ?.trim()
    .replace(/,$/, '');
}
