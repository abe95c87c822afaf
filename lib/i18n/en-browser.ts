/** English: what the browser itself shows, in the manifest, its menus and on the icon. */
export const enBrowser = {
  'app.name': 'Gloss',
  'app.description':
    'An AI side panel: select text on any page and get a summary you can trust. Works without an account.',
  'command.summarize-selection': 'Summarize the selected text',
  'menu.summarize': 'Summarize the selection',
  'menu.explain': 'Explain the selection',
  'menu.translate': 'Translate the selection',
  'menu.ask': 'Ask about the selection',
  'menu.summarize-page': 'Summarize this page',
  'badge.writing': 'Gloss is writing an answer',
  'badge.ready': 'one:Gloss: {count} answer is ready | other:Gloss: {count} answers are ready',
} as const;
