import { useState } from 'preact/hooks';
import type { Preset } from '../../lib/formats/presets/presets.ts';
import { useApp } from '../app-context.ts';
import type { ConnectionStart } from './connection-fields.ts';
import { ConnectionForm } from './connection-form.tsx';
import { CurlImport } from './curl-import.tsx';
import { namePreset } from './name-preset.ts';
import { PresetPicker } from './preset-picker.tsx';

type Step = { name: 'pick' } | { name: 'curl' } | { name: 'form'; start: ConnectionStart };

/** Adds a connection: first what it goes to, then its form. */
export function AddConnection({ onClose }: { onClose: () => void }) {
  const { settings, t } = useApp();
  const [step, setStep] = useState<Step>({ name: 'pick' });
  /** The id it was stored under while its form is still open. */
  const [savedId, setSavedId] = useState<string | null>(null);
  const fill = (start: ConnectionStart) => setStep({ name: 'form', start });

  switch (step.name) {
    case 'pick':
      return (
        <PresetPicker
          onPick={(preset) => fill(toStart(preset, namePreset(t, preset)))}
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

function toStart(preset: Preset, name: string): ConnectionStart {
  const { format, baseUrl, options = {}, headers = {}, suggestedModels, custom } = preset;
  const model = suggestedModels?.[0] ?? '';
  return { format, name, baseUrl, options, headers, model, ...(custom && { custom }) };
}
