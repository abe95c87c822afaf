import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { DEVICE_TASKS, TASK_KINDS, type TaskKind } from '../../lib/chat/task.ts';
import { useApp } from '../app-context.ts';

const QUICK_ACTIONS = TASK_KINDS.filter((kind) => kind !== 'ask');

/** One click for what readers do most. */
export function QuickActions() {
  const { t } = useApp();
  return (
    <div class="quick-actions" role="group" aria-label={t('action.group')}>
      {QUICK_ACTIONS.map((kind) => (
        <QuickAction key={kind} kind={kind} />
      ))}
    </div>
  );
}

function QuickAction({ kind }: { kind: TaskKind }) {
  const { chat, composer, settings, builtIn, t } = useApp();
  const hasPassage = composer.hasPassage.value;
  const hasModel =
    settings.activeConnection.value !== null || builtIn.defaultEngine.value !== ON_DEVICE;
  const needsModel = !hasModel && !DEVICE_TASKS.has(kind);
  const show = () => composer.setPreviewKind(kind);
  const hide = () => composer.setPreviewKind(null);
  return (
    <button
      type="button"
      class={kind === 'summarize' ? 'button button-primary' : 'button'}
      data-needs-model={needsModel}
      title={describeObstacle()}
      disabled={!hasPassage}
      // Not `disabled`: the button just clicked would lose the focus.
      aria-disabled={chat.isRunning.value || composer.attachments.obstacle.value !== null}
      onClick={() => composer.runAction(kind)}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
    >
      {t(`action.${kind}`)}
    </button>
  );

  function describeObstacle() {
    if (!hasPassage) return t('action.needs-text');
    return needsModel ? t('action.needs-model') : undefined;
  }
}
