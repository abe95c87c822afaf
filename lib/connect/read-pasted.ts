import type { Preset } from '../formats/presets/presets.ts';
import { recogniseAddress, type PastedAddress } from './recognise-address.ts';
import { readPastedKey, recogniseKey } from './recognise-key.ts';

/** What somebody has pasted to connect a model. */
export type Pasted =
  | { kind: 'nothing' }
  /** A cURL command, not read yet. */
  | { kind: 'command' }
  | ({ kind: 'address' } & PastedAddress)
  /** Whose key it may be: none where nobody can tell. */
  | { kind: 'key'; apiKey: string; presets: readonly Preset[] }
  | { kind: 'unknown' };

const COMMAND = /^[$>\s]*curl(?:\.exe)?\s/i;

/** Tells keys, addresses and commands apart by their looks; nothing is sent anywhere. */
export function readPasted(text: string): Pasted {
  if (text.trim() === '') return { kind: 'nothing' };
  if (COMMAND.test(text)) return { kind: 'command' };
  const apiKey = readPastedKey(text);
  const presets = recogniseKey(apiKey);
  if (presets.length > 0) return { kind: 'key', apiKey, presets };
  const address = recogniseAddress(text);
  if (address) return { kind: 'address', ...address };
  return apiKey === '' ? { kind: 'unknown' } : { kind: 'key', apiKey, presets };
}
