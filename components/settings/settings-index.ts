import type { MessageKey } from '../../lib/i18n/messages.ts';

/** A control of the settings, or a group of them that is found as one. */
export interface IndexedControl {
  /** What stands on it. */
  label: MessageKey;
  /** What else it is found by: its explanation, and what is inside. */
  more: readonly MessageKey[];
}

/** What stands in the form of each connection. */
export const FORM_CONTROLS: readonly MessageKey[] = [
  'form.address',
  'form.key',
  'form.key-hint',
  'form.model',
  'form.model-hint',
  'form.name',
  'form.advanced',
  'form.format',
  'form.format-hint',
  'form.headers',
  'form.options',
  'form.window',
  'form.window-hint',
  'form.first-byte',
  'form.silence',
  'form.silence-hint',
  'form.input-price',
  'form.output-price',
  'form.price-hint',
];

/** The sections of the settings with what is in them, by their titles, in order. */
export const SETTINGS_INDEX = {
  'connections.title': [
    {
      label: 'quick.title',
      more: ['quick.label', 'quick.hint', 'form.key', 'local.look', 'local.look-hint'],
    },
    {
      label: 'connections.add',
      more: ['connections.add-hint', 'connections.list-hint', 'connections.test'],
    },
  ],
  'preferences.title': [
    { label: 'preferences.language', more: ['preferences.language-hint'] },
    { label: 'preferences.theme', more: ['preferences.theme-hint'] },
    { label: 'preferences.answer-language', more: ['preferences.answer-language-hint'] },
    { label: 'preferences.send-key', more: ['preferences.send-key-hint'] },
  ],
  'prompts.title': [{ label: 'prompts.add', more: ['prompts.about'] }],
  'shortcuts.title': [{ label: 'shortcuts.show', more: ['shortcuts.browser'] }],
  'file.title': [
    { label: 'file.import', more: ['file.import-hint'] },
    { label: 'file.export', more: ['file.export-hint', 'file.include-keys'] },
  ],
  'erase.title': [{ label: 'erase.button', more: ['erase.explain'] }],
} as const satisfies Partial<Record<MessageKey, readonly IndexedControl[]>>;
