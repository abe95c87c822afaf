import type { Preview } from '../../lib/state/composer-store.ts';
import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { useApp } from '../app-context.ts';
import { describeTarget } from '../connection-host.ts';

/** Exactly what would be sent, and where to. */
export function PreviewPanel({ preview }: { preview: Preview }) {
  const { settings, builtIn, t } = useApp();
  const { connectionId } = preview;
  const active =
    connectionId === undefined
      ? settings.activeConnection.value
      : (settings.connections.value.find(({ id }) => id === connectionId) ?? null);
  const hasModel = active !== null || (!connectionId && builtIn.defaultEngine.value !== ON_DEVICE);
  const history =
    preview.historyLength === 0
      ? t('preview.no-history')
      : t('preview.history', { count: preview.historyLength });
  return (
    <section class="preview" aria-label={t('preview.title')}>
      <p class="preview-target">
        {active === null
          ? t('preview.stays')
          : t('preview.goes-to', { target: describeTarget(active) })}
      </p>
      <p class="hint preview-purpose">
        {t('preview.for', { action: preview.name || t(`action.${preview.kind}`) })} · {history}
      </p>
      {preview.pictures.length > 0 && (
        <p class="hint preview-pictures">
          {t('preview.pictures', {
            count: preview.pictures.length,
            names: preview.pictures.map(({ name }) => name).join(', '),
          })}
        </p>
      )}
      <pre tabIndex={0} dir="auto" aria-label={t(hasModel ? 'preview.sent' : 'preview.read')}>
        {hasModel ? preview.content : (preview.passage?.text ?? '')}
      </pre>
      {hasModel && (
        <details class="hint">
          <summary>{t('preview.system')}</summary>
          <p class="preview-system">{preview.system}</p>
        </details>
      )}
    </section>
  );
}
