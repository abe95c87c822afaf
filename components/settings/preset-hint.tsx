import { findPreset } from '../../lib/connect/find-preset.ts';
import { useApp } from '../app-context.ts';
import { type ConnectionFields, toBaseUrl } from './connection-fields.ts';
import { describePreset } from './name-preset.ts';

/** What the user has to know of the service in the form; nothing for most. */
export function PresetHint({ fields }: { fields: ConnectionFields }) {
  const { t } = useApp();
  const preset = findPreset(toBaseUrl(fields));
  const hint = preset?.format === fields.format ? describePreset(t, preset) : '';
  return hint === '' ? null : <p class="hint">{hint}</p>;
}
