/** English: the sheet of keys. */
export const enShortcuts = {
  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.show': 'Show all keys',
  'shortcuts.close': 'Close',
  'shortcuts.send': 'Send the question',
  'shortcuts.new-line': 'Begin a new line',
  'shortcuts.find-prompt': 'Find a quick action or a prompt',
  'shortcuts.mention': 'Ask about the page',
  'shortcuts.edit-last': 'Edit the last question, in the empty box',
  'shortcuts.stop': 'Stop the answer; leave what is being edited',
  'shortcuts.next': 'Go to the next button or field',
  'shortcuts.previous': 'Go to the one before',
  'shortcuts.services': 'Go through the services for a new connection',
  'shortcuts.help': 'Show these keys, outside of fields',
  'shortcuts.browser': 'Everywhere in the browser',
  'shortcuts.open-panel': 'Open the panel',
  'shortcuts.actions-change':
    'These keys go by the order of the actions, which the settings change.',
  'shortcuts.change':
    'The browser sets these keys. To change them, type chrome://extensions/shortcuts into the address bar; in Firefox, type about:addons and choose “Manage Extension Shortcuts” behind the gear.',
} as const;
