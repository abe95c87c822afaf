/** What an export says itself, in English. */
export const WORDS = {
  you: 'You',
  assistant: 'Assistant',
  sources: 'Sources',
  unfinished: 'Not finished.',
  actions: {
    summarize: 'Summarize',
    'key-points': 'Key points',
    explain: 'Explain',
    translate: 'Translate',
    rewrite: 'Rewrite',
    'fix-grammar': 'Fix grammar',
  },
};
