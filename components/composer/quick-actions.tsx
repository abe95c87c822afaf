import type { TargetedWheelEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { toQuickKind, type PromptEntry } from '../../lib/chat/actions.ts';
import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { DEVICE_TASKS } from '../../lib/chat/task.ts';
import { useApp } from '../app-context.ts';
import { namePrompt } from '../prompts/name-prompt.ts';
import { readActionKeys, toActionKeys } from './action-keys.ts';

/** One click for what readers do most. */
export function QuickActions() {
  const { prompts, t } = useApp();
  const groupRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    function runByKeys(event: KeyboardEvent) {
      const button = groupRef.current?.querySelectorAll('button')[readActionKeys(event)];
      if (!button) return;
      event.preventDefault();
      button.click();
    }
    document.addEventListener('keydown', runByKeys);
    return () => document.removeEventListener('keydown', runByKeys);
  }, []);
  const shown = prompts.prompts.value.filter(({ isHidden }) => !isHidden);
  return (
    <div
      class="quick-actions"
      role="group"
      aria-label={t('action.group')}
      ref={groupRef}
      onWheel={scrollSideways}
    >
      {shown.map((entry, index) => (
        <QuickAction key={entry.id} entry={entry} keys={toActionKeys(index)} />
      ))}
    </div>
  );
}

/** Few mice have a wheel for it. */
function scrollSideways({ currentTarget, deltaY }: TargetedWheelEvent<HTMLElement>) {
  const isMirrored = getComputedStyle(currentTarget).direction === 'rtl';
  currentTarget.scrollLeft += isMirrored ? -deltaY : deltaY;
}

interface QuickActionProps {
  entry: PromptEntry;
  keys: string | undefined;
}

function QuickAction({ entry, keys }: QuickActionProps) {
  const { chat, composer, prompts, settings, builtIn, t } = useApp();
  const kind = toQuickKind(entry);
  // A prompt of the user's own says itself what it needs.
  const hasPassage = kind === undefined || composer.hasPassage.value;
  const hasModel =
    (entry.connectionId ?? settings.activeConnection.value?.id ?? builtIn.defaultEngine.value) !==
    ON_DEVICE;
  const needsModel = !hasModel && !(kind && DEVICE_TASKS.has(kind));
  const show = () => void prompts.preview(entry);
  const hide = () => void prompts.preview(null);
  return (
    <button
      type="button"
      class={kind === 'summarize' ? 'button button-primary' : 'button'}
      data-needs-model={needsModel}
      title={describeObstacle() ?? keys}
      aria-keyshortcuts={keys}
      disabled={!hasPassage}
      // Not `disabled`: the button just clicked would lose the focus.
      aria-disabled={chat.isRunning.value || composer.attachments.obstacle.value !== null}
      onClick={() => void prompts.run(entry)}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
    >
      {namePrompt(entry, t)}
    </button>
  );

  function describeObstacle() {
    if (!hasPassage) return t('action.needs-text');
    return needsModel ? t('action.needs-model') : undefined;
  }
}
