/** English: the sheet of keys. */
export const enShortcuts = {
  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.show': 'Show all keys',
  'shortcuts.close': 'Close',
  'shortcuts.send': 'Send the question',
  'shortcuts.new-line': 'Begin a new line',
  'shortcuts.stop': 'Stop the answer; leave what is being edited',
  'shortcuts.next': 'Go to the next button or field',
  'shortcuts.previous': 'Go to the one before',
  'shortcuts.services': 'Go through the services for a new connection',
  'shortcuts.help': 'Show these keys, outside of fields',
  'shortcuts.browser': 'Everywhere in the browser',
  'shortcuts.open-panel': 'Open the panel',
  'shortcuts.change':
    'The browser sets these keys, and changes them where it lists its extensions.',
} as const;
