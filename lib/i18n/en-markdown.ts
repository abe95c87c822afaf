/** English: what an answer is made of. */
export const enMarkdown = {
  'markdown.code': 'Code',
  'markdown.code-in': 'Code: {language}',
  'markdown.copy-code': 'Copy code',
  'markdown.table': 'Table',
  'markdown.copy-table': 'Copy table',
  'markdown.formula': 'Formula',
  'markdown.notes': 'Notes',
  'markdown.task-done': 'Done',
  'markdown.task-open': 'To do',
  'markdown.thought-for': 'Thought for {count} s',
  'markdown.answer-complete': 'The answer is complete.',
} as const;
