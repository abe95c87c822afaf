import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { focusNode } from '../ui/focus-node.ts';
import type { QuickState } from './use-quick-connect.ts';

/** How far connecting has come, and the way back once it is done. */
export function QuickProgress({ state }: { state: QuickState }) {
  const { view, t } = useApp();
  return (
    <>
      <div class="quick-progress" role="status" data-quick={state.step}>
        {state.step !== 'idle' && state.step !== 'failed' && (
          <p>{t(`quick.${state.step}`, { name: state.name })}</p>
        )}
        {state.step === 'failed' && <ErrorText error={state.error} />}
      </div>
      {state.step === 'done' && (
        <button type="button" class="button" ref={focusNode} onClick={() => view.go('chat')}>
          {t('quick.start')}
        </button>
      )}
    </>
  );
}
