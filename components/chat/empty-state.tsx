import './built-in-card.css';
import './empty-state.css';
import { BUILT_IN } from '../../lib/chat/engine.ts';
import { useApp } from '../app-context.ts';
import { useConnect } from '../settings/use-connect.ts';
import { LogoIcon } from '../ui/icons.tsx';
import { createLazyView } from '../ui/lazy-view.tsx';

const { View: BuiltInCard } = createLazyView(
  async () => (await import('./built-in-card.tsx')).BuiltInCard,
);

/** Before the first question: what to do, in one glance. */
export function EmptyState() {
  const { page, composer, settings, builtIn, isReady, t } = useApp();
  const { status } = page.access.value;
  const hasSelection = page.selection.value !== null;
  const hasModel = settings.activeConnection.value !== null;
  const isLooking = status === 'reading' && !hasSelection;
  if (!isReady || composer.isPreviewOpen.value || isLooking) {
    return <div class="empty" />;
  }
  return (
    <div class="empty">
      <LogoIcon />
      {hasSelection && <h2>{t('empty.act')}</h2>}
      {!hasSelection && status === 'ready' && <Steps />}
      {!hasSelection && status === 'unreadable' && (
        <h2>{t(hasModel ? 'empty.unreadable' : 'empty.open')}</h2>
      )}
      {!hasModel && <OnDeviceHint />}
      {hasModel && status === 'ready' && <p class="hint">{t('empty.signs')}</p>}
      {!hasModel && builtIn.offer.value.kind !== 'none' && <BuiltInCard builtIn={builtIn} />}
      <TemporaryChoice />
    </div>
  );
}

function Steps() {
  const { platform, t } = useApp();
  return (
    <>
      <h2>{t('empty.select')}</h2>
      <ol>
        <li aria-current="step">{t('empty.step-select')}</li>
        <li>{t('empty.step-act')}</li>
        <li>{t('empty.step-read')}</li>
      </ol>
      {platform.shortcut !== undefined && (
        <p class="hint">{t('empty.shortcut', { shortcut: platform.shortcut })}</p>
      )}
    </>
  );
}

function OnDeviceHint() {
  const { builtIn, t } = useApp();
  const connect = useConnect();
  const hasBuiltIn = builtIn.defaultEngine.value === BUILT_IN;
  return (
    <div class="empty-hint">
      <p class="hint">{t(hasBuiltIn ? 'built-in.hint' : 'empty.on-device')}</p>
      <button type="button" class="button" onClick={connect}>
        {t('action.connect-model')}
      </button>
    </div>
  );
}

/** Chosen before the first question: what was kept cannot be made temporary later. */
function TemporaryChoice() {
  const { chat, t } = useApp();
  if (chat.isPrivate) return null;
  return (
    <label class="check" title={t('chat.temporary-hint')}>
      <input
        type="checkbox"
        checked={chat.isTemporary.value}
        onChange={(event) => chat.clear({ isTemporary: event.currentTarget.checked })}
      />
      {t('chat.temporary')}
    </label>
  );
}
