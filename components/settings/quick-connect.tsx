import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { ConnectionStart } from './connection-fields.ts';
import { LocalFinder } from './local-finder.tsx';
import { type ConnectPlan, planConnection, type QuickPlan } from './plan-connection.ts';
import { QuickField } from './quick-field.tsx';
import { QuickProgress } from './quick-progress.tsx';
import { usePasted } from './use-pasted.ts';
import { useQuickConnect } from './use-quick-connect.ts';

interface QuickConnectProps {
  startsInField: boolean;
  /** Leads on to the form, or to the list of services where the format is not known. */
  onAdd: (start: ConnectionStart) => void;
}

/** Connects a model from one pasted text, in one click. */
export function QuickConnect({ startsInField, onAdd }: QuickConnectProps) {
  const { t } = useApp();
  const [text, setText] = useState('');
  /** The service whose address was pasted, and whose key is still wanted. */
  const [keyless, setKeyless] = useState<ConnectPlan | null>(null);
  const pastedText = usePasted(text);
  const plan = keyless ? addKey(keyless, text) : planConnection(t, pastedText);
  const { state, connect } = useQuickConnect();
  const isBusy = ['saving', 'choosing', 'testing'].includes(state.step);

  const run = ({ start, models }: ConnectPlan) =>
    void connect(start, models, () => {
      // It may hold a key.
      setText('');
      setKeyless(null);
    });

  function submit(event: Event) {
    event.preventDefault();
    if (isBusy) return;
    if (plan.kind === 'connect') run(plan);
    if (plan.kind === 'form') onAdd(plan.start);
    if (plan.kind !== 'key') return;
    setText('');
    setKeyless(plan.plan);
  }

  return (
    <form class="quick" noValidate onSubmit={submit}>
      <QuickField
        label={
          keyless ? t('quick.key-wanted', { name: keyless.start.name ?? '' }) : t('quick.label')
        }
        text={text}
        hint={plan.text || t('quick.hint')}
        isSecret={keyless !== null || pastedText.pasted.kind === 'key'}
        startsFocused={startsInField}
        canSubmit={!isBusy && plan.kind !== 'none' && plan.kind !== 'ask'}
        onInput={setText}
      />
      {plan.kind === 'ask' && (
        <div class="button-row" role="group" aria-label={plan.text}>
          {plan.plans.map((each) => (
            <button
              key={each.name}
              type="button"
              class="button"
              disabled={isBusy}
              onClick={() => run(each)}
            >
              {each.name}
            </button>
          ))}
          <button type="button" class="button" onClick={() => onAdd(keepKey(plan.plans))}>
            {t('quick.key-other')}
          </button>
        </div>
      )}
      <QuickProgress state={state} />
      <LocalFinder
        onPick={(start, needsKey) => (needsKey ? onAdd(start) : run(toLocalPlan(start)))}
      />
    </form>
  );
}

/** The plan with the key that stands in the field; none while the field is empty. */
function addKey(plan: ConnectPlan, text: string): QuickPlan {
  const apiKey = text.trim();
  if (apiKey === '') return { kind: 'none', text: plan.text };
  return { ...plan, start: { ...plan.start, apiKey } };
}

/** For a service that was not among the guesses. */
function keepKey([first]: readonly ConnectPlan[]): ConnectionStart {
  return { apiKey: first?.start.apiKey ?? '' };
}

function toLocalPlan(start: ConnectionStart): ConnectPlan {
  return { kind: 'connect', text: '', start };
}
