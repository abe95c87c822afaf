import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Fix } from '../../lib/doctor/diagnosis.ts';
import { useApp } from '../app-context.ts';
import { CommandList } from './command-list.tsx';
import { SelectField } from './select-field.tsx';

interface FixViewProps {
  fix: Fix;
  isFirst: boolean;
  onFix: (fix: Fix) => void;
}

/** One way to mend a connection: mostly a button, with what there is to know before it is pressed. */
export function FixView({ fix, isFirst, onFix }: FixViewProps) {
  const { t } = useApp();
  const button = (label: string, chosen: Fix = fix) => (
    <button
      type="button"
      class={isFirst ? 'button button-primary' : 'button'}
      onClick={() => onFix(chosen)}
    >
      {label}
    </button>
  );

  switch (fix.type) {
    case 'set-base-url':
      return button(t('doctor.fix.set-base-url', { address: fix.baseUrl }));
    case 'allow-host':
      return button(t('doctor.fix.allow-host', { host: toPatternHost(fix.pattern) }));
    case 'enter-key':
      return button(t('doctor.fix.enter-key'));
    case 'hide-origin':
      return (
        <div>
          {button(t('doctor.fix.hide-origin'))}
          <p class="hint">{t('doctor.fix.hide-origin-hint')}</p>
        </div>
      );
    case 'set-header':
      return button(t('doctor.fix.set-header', { name: fix.name }));
    case 'choose-model':
      return <ModelChoice models={fix.models} button={button} />;
    case 'set-env':
      return (
        <details class="advanced">
          <summary>{t('doctor.fix.set-env')}</summary>
          <p class="hint">{t('doctor.fix.set-env-hint')}</p>
          <CommandList commands={fix.commands} />
        </details>
      );
    case 'wait':
      return (
        <div>
          {button(t('doctor.fix.wait'))}
          <p class="hint">{t('doctor.fix.wait-hint', { count: Math.ceil(fix.ms / 1000) })}</p>
        </div>
      );
  }
}

interface ModelChoiceProps {
  models: readonly string[];
  button: (label: string, chosen: Fix) => JSX.Element;
}

function ModelChoice({ models, button }: ModelChoiceProps) {
  const { t } = useApp();
  const [model, setModel] = useState(models[0] ?? '');
  return (
    <>
      <SelectField
        label={t('form.model')}
        value={model}
        hint={t('form.model-hint')}
        options={models.map((id) => [id, id] as const)}
        onChange={setModel}
      />
      {button(t('doctor.fix.choose-model'), { type: 'choose-model', models: [model] })}
    </>
  );
}

/** The host of a permission's pattern, such as `https://host/*`. */
function toPatternHost(pattern: string): string {
  return pattern.replace(/^[^/]*\/\/|\/\*$/g, '');
}
