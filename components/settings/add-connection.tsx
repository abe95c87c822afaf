import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { ConnectionStart } from './connection-fields.ts';
import { ConnectionForm } from './connection-form.tsx';
import { CurlImport } from './curl-import.tsx';
import { PresetPicker } from './preset-picker.tsx';
import { toPresetStart } from './preset-start.ts';

type Step = { name: 'pick' } | { name: 'curl' } | { name: 'form'; start: ConnectionStart };

interface AddConnectionProps {
  /** What is known of it already. */
  known: ConnectionStart;
  onClose: () => void;
}

/** Adds a connection: first what it goes to, unless that is known, then its form. */
export function AddConnection({ known, onClose }: AddConnectionProps) {
  const { settings, t } = useApp();
  const [step, setStep] = useState<Step>(
    known.format === undefined ? { name: 'pick' } : { name: 'form', start: known },
  );
  /** The id it was stored under while its form is still open. */
  const [savedId, setSavedId] = useState<string | null>(null);
  const fill = (start: ConnectionStart) => setStep({ name: 'form', start: { ...known, ...start } });

  switch (step.name) {
    case 'pick':
      return (
        <PresetPicker
          onPick={(preset) => fill(toPresetStart(t, preset))}
          onStart={fill}
          onOther={() => fill({})}
          onCurl={() => setStep({ name: 'curl' })}
          onClose={onClose}
        />
      );
    case 'curl':
      return <CurlImport onRead={fill} onBack={() => setStep({ name: 'pick' })} />;
    case 'form':
      return (
        <ConnectionForm
          connection={settings.connections.value.find(({ id }) => id === savedId) ?? null}
          start={step.start}
          onSaved={setSavedId}
          onClose={onClose}
        />
      );
  }
}
