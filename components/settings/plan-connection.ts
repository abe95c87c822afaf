import type { Preset } from '../../lib/formats/presets/presets.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { toHost } from '../connection-host.ts';
import { toCommandStart } from './command-start.ts';
import type { ConnectionStart } from './connection-fields.ts';
import { namePreset } from './name-preset.ts';
import { toPresetStart } from './preset-start.ts';
import type { PastedText } from './use-pasted.ts';

/** What a click on *Connect* does with what was pasted, and the sentence that says so. */
export type QuickPlan =
  | { kind: 'none'; text: string }
  /** `models` are those to prefer; without them the model is already known. */
  | { kind: 'connect'; text: string; start: ConnectionStart; models?: readonly string[] }
  /** Whose key it is must be said first. */
  | { kind: 'ask'; text: string; plans: ReadonlyArray<ConnectPlan & { name: string }> }
  /** The key is wanted first. */
  | { kind: 'key'; text: string; plan: ConnectPlan }
  /** More is wanted than a click can tell: the form, or the list of services. */
  | { kind: 'form'; text: string; start: ConnectionStart };

/** The plan that connects at once. */
export type ConnectPlan = Extract<QuickPlan, { kind: 'connect' }>;

/** Makes a {@link QuickPlan}. */
export function planConnection(t: Translate, { pasted, command }: PastedText): QuickPlan {
  const connectTo = (preset: Preset, known: ConnectionStart, text: string): ConnectPlan => ({
    kind: 'connect',
    text,
    start: { ...toPresetStart(t, preset), ...known },
    models: preset.suggestedModels ?? [],
  });
  switch (pasted.kind) {
    case 'nothing':
      return { kind: 'none', text: '' };
    case 'unknown':
      return { kind: 'none', text: t('quick.unknown') };
    case 'command':
      return planCommand(t, command);
    case 'address': {
      const { baseUrl, preset } = pasted;
      if (!preset) {
        const start: ConnectionStart = { format: 'openai-chat', baseUrl };
        return { kind: 'form', text: t('quick.address-unknown'), start };
      }
      const text = t('quick.address-of', { name: namePreset(t, preset) });
      const plan = connectTo(preset, { baseUrl }, text);
      return preset.needsKey ? { kind: 'key', text, plan } : plan;
    }
    case 'key': {
      const { apiKey, presets } = pasted;
      const plans = presets.map((preset) => {
        const name = namePreset(t, preset);
        return { ...connectTo(preset, { apiKey }, t('quick.key-of', { name })), name };
      });
      const [only] = plans;
      if (!only) return { kind: 'form', text: t('quick.key-unknown'), start: { apiKey } };
      return plans.length === 1 ? only : { kind: 'ask', text: t('quick.key-whose'), plans };
    }
  }
}

function planCommand(t: Translate, command: PastedText['command']): QuickPlan {
  if (!command) return { kind: 'none', text: command === null ? t('curl.unreadable') : '' };
  const start = toCommandStart(command);
  const text = t('quick.command-of', { name: toHost(command.baseUrl) });
  const isComplete = command.format !== 'custom' && command.model !== '';
  return { kind: isComplete ? 'connect' : 'form', text, start };
}
