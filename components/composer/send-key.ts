import type { Preferences } from '../../lib/store/preferences.ts';

/** True for the Enter that sends; the other one, with or without Shift, begins a line. */
export function isSendKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  sendKey: Preferences['sendKey'] = 'enter',
): boolean {
  return key === 'Enter' && shiftKey === (sendKey === 'shift-enter');
}
