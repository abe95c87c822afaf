import './empty-state.css';
import { useApp } from '../app-context.ts';
import { LogoIcon } from '../ui/icons.tsx';

/** Before the first question: what to do, in one glance. */
export function EmptyState() {
  const { page, composer, settings, t } = useApp();
  const { status } = page.access.value;
  const hasSelection = page.selection.value !== null;
  const hasModel = settings.activeConnection.value !== null;
  if (composer.isPreviewOpen.value || (status === 'reading' && !hasSelection)) {
    return <div class="empty" />;
  }
  return (
    <div class="empty">
      <LogoIcon />
      {(hasSelection || status === 'ready') && <Steps />}
      {!hasSelection && status === 'unreadable' && hasModel && <p>{t('empty.unreadable')}</p>}
      {!hasSelection && !hasModel && <OnDeviceHint />}
    </div>
  );
}

function Steps() {
  const { page, platform, t } = useApp();
  const hasSelection = page.selection.value !== null;
  return (
    <>
      <h1>{t(hasSelection ? 'empty.act' : 'empty.select')}</h1>
      <ol>
        <li aria-current={hasSelection ? undefined : 'step'}>{t('empty.step-select')}</li>
        <li aria-current={hasSelection ? 'step' : undefined}>{t('empty.step-act')}</li>
        <li>{t('empty.step-read')}</li>
      </ol>
      {!hasSelection && platform.shortcut !== undefined && (
        <p class="hint">{t('empty.shortcut', { shortcut: platform.shortcut })}</p>
      )}
    </>
  );
}

function OnDeviceHint() {
  const { view, t } = useApp();
  return (
    <div class="empty-hint">
      <p class="hint">{t('empty.on-device')}</p>
      <button type="button" class="button" onClick={() => view.go('settings')}>
        {t('action.connect-model')}
      </button>
    </div>
  );
}
