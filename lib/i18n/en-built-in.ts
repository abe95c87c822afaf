/** English: the browser's own AI model. */
export const enBuiltIn = {
  'built-in.host': 'the browser’s AI model',
  'built-in.waiting': 'The browser’s AI model is reading…',
  'built-in.by': 'Written by the browser’s AI model, on your device',

  'built-in.title': 'Your browser can bring its own AI model',
  'built-in.offer':
    'It answers on this device, and nothing of your chats leaves it. The browser downloads about 4 GB for it, once, and wants 22 GB of free disk space.',
  'built-in.under-way':
    'It is being downloaded just now. Once it is there, it answers on this device, and nothing of your chats leaves it.',
  'built-in.download': 'Download',
  'built-in.join': 'Show progress',
  'built-in.not-now': 'Not now',
  'built-in.progress': 'Download of the AI model',
  'built-in.loading': 'Downloaded: {percent} %. You can go on using Gloss meanwhile.',
  'built-in.preparing': 'All of it is here. The browser is making it ready…',
  'built-in.cancel': 'Cancel',
  'built-in.failed':
    'The browser did not finish the download. Check that this computer is online and has 22 GB of free disk space, then try again.',
  'built-in.retry': 'Try again',
  'built-in.ready':
    'Your browser’s AI model is ready. It answers from now on, as long as no other model is chosen.',
  'built-in.ready-ok': 'OK',

  'note.built-in-missing': 'The browser’s own AI model is not ready.',
  'note.built-in-language':
    'The browser’s own AI model does not know this language, or the one the answer should be in.',
} as const;
