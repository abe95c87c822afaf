import { enBuiltIn } from './en-built-in.ts';
import { enChats } from './en-chats.ts';
import { enConnections } from './en-connections.ts';
import { enPrompts } from './en-prompts.ts';
import { enMarkdown } from './en-markdown.ts';
import { enSettings } from './en-settings.ts';
import { enShortcuts } from './en-shortcuts.ts';

/** English: all that the panel opens without. */
export const enLater = {
  'preview.stays': 'Stays on this device',
  'preview.goes-to': 'Goes to {target}',
  'preview.for': 'For: {action}',
  'preview.history': 'one:with {count} earlier message | other:with {count} earlier messages',
  'preview.no-history': 'no earlier messages',
  'preview.pictures': 'one:With a picture: {names} | other:With {count} pictures: {names}',
  'preview.system': 'Standing instructions',
  'preview.sent': 'What is sent, word for word',
  'preview.read': 'What is read, word for word',

  'turn.you': 'You',
  'turn.assistant': 'Assistant',
  'turn.copy': 'Copy',
  'turn.copied': 'Copied',
  'turn.retry': 'Retry',
  'turn.more-characters': 'one:and {count} more character | other:and {count} more characters',
  'turn.thinking': 'Thinking',
  'turn.preparing': 'One moment…',
  'turn.reading': 'Reading…',
  'turn.waiting': 'Waiting for {host}…',
  'turn.by-device': 'On your device (no AI model)',
  'turn.by-device-sentences': 'Key sentences from this text, picked on your device (no AI model)',
  'turn.by-device-quotes': 'Passages that match your question, quoted from the text (no AI model)',
  'turn.sources': 'Sources',
  'turn.sources-more': 'one:{count} more | other:{count} more',
  'turn.tools': 'The service used: {names}',
  'turn.credits': 'Your allowance there: {remaining} of {total} left',

  'note.already-short': 'This text is already short, so here it is whole.',
  'note.no-match':
    'No passage of this text matches the words of your question. A connected model can answer in its own words.',
  'note.pictures-unseen':
    'The pictures of this chat were left out: whoever answered cannot see them.',
  'note.truncated-input': 'The text was too long to read whole; its first part was used.',

  'end.stopped': 'You stopped this answer.',
  'end.interrupted': 'This answer was interrupted: the browser ended it before it was finished.',
  'end.incomplete':
    'This answer broke off without saying that it was finished. Its end may be missing.',
  'end.length': 'The model reached its length limit, so the end of this answer is missing.',
  'end.content-filter': 'The provider’s content filter cut this answer short.',

  'error.the-server': 'the server',
  'error.said': 'In its own words:',
  'error.status': 'HTTP {status}',
  'error.wait': 'one:It asks to wait {count} second. | other:It asks to wait {count} seconds.',
  'error.open-settings': 'Open settings',
  'error.use-device': 'Use this device instead',
  'error.allow': 'Allow access to {host}',
  'error.network':
    'Could not reach {host}. It may be down, its address may be wrong, or this computer may be offline.',
  'error.permission-missing':
    'The browser does not let Gloss reach {host} yet. Allow it once, then retry.',
  'error.key-missing': 'There is no key for {host}. Enter one in the settings.',
  'error.auth': 'The key was rejected by {host}. Check it in the settings.',
  'error.session-missing':
    '{host} does not know you. Sign in on its page, then tick “Send my own session” for this connection in the settings.',
  'error.forbidden':
    'Access was refused by {host}. The key may not cover this model, or a local server such as Ollama has to be told to accept browser extensions.',
  'error.payment': 'The account at {host} has no credit left, or its plan does not cover this.',
  'error.not-found': 'There is no such model or address at {host}. Check both in the settings.',
  'error.rate-limit':
    'Too many requests for {host}, or its quota is used up. Wait a little, then retry.',
  'error.context-length':
    'This is more text than the model can take. Select less, or start a new chat.',
  'error.bad-request':
    'The request was not accepted by {host}. Check the model and the extra fields in the settings.',
  'error.server': 'Something went wrong at {host}. Retry in a moment.',
  'error.bad-response':
    'What came from {host} is not an answer of a model. Check that the address is the one of its API.',
  'error.empty-answer':
    'The model at {host} answered without a word. Retry, or ask in other words.',
  'error.provider': 'An error came from {host} in place of an answer.',
  'error.too-large': 'The answer from {host} grew larger than Gloss accepts, so it was ended.',
  'error.timeout': 'No answer came from {host} in time.',
  'error.connection-missing':
    'The connection for this question is gone. Choose another one, or set it up again.',
  'error.needs-model':
    'This needs a model. On its own, Gloss can summarize, list key points and find passages.',
  'error.no-text': 'There is no text to work on. Select some on the page, then retry.',
  'error.storage': 'Gloss could not use its storage. The disk may be full.',
  'error.invalid-file': 'This is not a Gloss settings file, or it is damaged. Nothing was changed.',
  'error.invalid-url':
    'This is not an address Gloss can use. It starts with http:// or https:// and names a server.',
  'error.internal':
    'Something went wrong inside Gloss. Retry; if it happens again, please report it.',

  'settings.title': 'Settings',
  'settings.back': 'Back to chat',
  'settings.about':
    'What you ask goes only to the model you chose, together with the text Preview shows; Gloss has no server, no account and no tracking.',

  ...enConnections,
  ...enChats,
  ...enPrompts,
  ...enBuiltIn,
  ...enMarkdown,
  ...enSettings,
  ...enShortcuts,

  'preferences.title': 'Preferences',
  'preferences.language': 'Language',
  'preferences.language-auto': 'As in the browser',
  'preferences.theme': 'Theme',
  'preferences.theme-system': 'As in the system',
  'preferences.theme-light': 'Light',
  'preferences.theme-dark': 'Dark',
  'preferences.answer-language': 'Answer language',
  'preferences.answer-language-auto': 'As in the text',

  'file.title': 'Settings file',
  'file.import': 'Import settings',
  'file.import-confirm': 'Import',
  'file.connections': 'one:{count} connection | other:{count} connections',
  'file.keys': 'one:{count} of them with a key | other:{count} of them with a key',
  'file.no-keys': 'No keys are in this file.',
  'file.active': 'In use afterwards: {name}',
  'file.active-unchanged': 'The model in use stays as it is.',
  'file.imported': 'one:Imported {count} connection. | other:Imported {count} connections.',
  'file.problem-at': 'The trouble is at: {place}',
  'file.export': 'Export settings',
  'file.include-keys': 'Include keys',
  'file.include-keys-warning': 'Whoever has this file can use your keys.',
} as const;
