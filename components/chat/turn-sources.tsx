import type { Citation } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';

/** How many sources stand open; more of them fold away. */
const OPEN_SOURCES = 4;

/** The pages an answer names, numbered as it names them. Nothing is loaded until one is clicked. */
export function TurnSources({ citations }: { citations: readonly Citation[] }) {
  const { t } = useApp();
  if (citations.length === 0) return null;
  const more = citations.slice(OPEN_SOURCES);
  return (
    <section class="sources" aria-label={t('turn.sources')}>
      <p class="hint">{t('turn.sources')}</p>
      <ol>
        {citations.slice(0, OPEN_SOURCES).map((citation, index) => (
          <Source key={index} citation={citation} />
        ))}
      </ol>
      {more.length > 0 && (
        <details>
          <summary class="hint">{t('turn.sources-more', { count: more.length })}</summary>
          <ol start={OPEN_SOURCES + 1}>
            {more.map((citation, index) => (
              <Source key={index} citation={citation} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** Its title is the answer's word, so the host stands beside it. */
function Source({ citation: { url, title } }: { citation: Citation }) {
  const address = URL.parse(url);
  const isWebPage = address !== null && /^https?:$/.test(address.protocol);
  if (!isWebPage) return <li dir="auto">{title || url}</li>;
  return (
    <li>
      <a href={address.href} target="_blank" rel="noopener noreferrer" title={address.href}>
        <bdi>{title.trim() || address.pathname}</bdi>
      </a>{' '}
      <span class="hint">{address.host}</span>
    </li>
  );
}
