/** English: versions, the state of an answer on its way, past chats. */
export const enChats = {
  'turn.continue': 'Continue',
  'turn.continue-hint': 'Sends one more request, to go on from where this ended',
  'turn.edit': 'Edit',
  'turn.edit-send': 'Send again',
  'turn.edit-label': 'Your question',
  'turn.cancel': 'Cancel',
  'turn.version': '{index} of {count}',
  'turn.previous-version': 'Previous version',
  'turn.next-version': 'Next version',
  'turn.facts': 'First word after {first} s, all of it after {total} s',
  'turn.details': 'Details of this answer',
  'turn.continued':
    'one:Continued {count} time; what follows is of the last request alone | other:Continued {count} times; what follows is of the last request alone',
  'turn.pace': 'one:{count} word a second | other:{count} words a second',
  'turn.input-tokens': 'one:{count} token read | other:{count} tokens read',
  'turn.output-tokens': 'one:{count} token written | other:{count} tokens written',
  'turn.cost-listed': 'About {amount}, by list prices of {date}, before discounts',
  'turn.cost-own': 'About {amount}, by your own prices',

  'changes.show': 'What changed since the version before',
  'changes.title': 'Changes since the version before',
  'changes.legend': 'Underlined words are new; crossed-out words are gone.',
  'changes.none': 'Both versions say the same, word for word.',
  'changes.added': ' [new: ',
  'changes.removed': ' [gone: ',
  'changes.end': '] ',

  'phase.queued': 'Waiting for other answers from {host} to end…',
  'phase.silent': 'Still waiting for {host}: nothing has come for {time}.',
  'phase.retrying':
    'one:{host} is busy. Asking again in {count} second. | other:{host} is busy. Asking again in {count} seconds.',
  'phase.cancel': 'Cancel',

  'end.network':
    'The connection broke before this answer was finished. What had come by then is kept.',
  'end.timeout': 'Nothing more came, so Gloss stopped waiting. What had come by then is kept.',

  'chat.unsaved': 'This answer cannot be saved here: it will be gone when the panel closes.',
  'chat.lost':
    'The browser has lost what Gloss had stored: past chats and connections are gone. You can bring them back from an exported file.',
  'chat.lost-ok': 'OK',

  'error.storage-blocked':
    'Another page of Gloss still uses its storage in an older form. Close its other tabs and panels, then open this one again.',
  'error.storage-newer-version':
    'A newer version of Gloss has changed its storage. Restart the browser, so that only the newest one runs.',
  'error.storage-quota':
    'There is no room left to store chats. Delete some in the history, or make room on the disk.',

  'history.title': 'History',
  'history.back': 'Back to chat',
  'history.search': 'Search chats',
  'history.empty': 'Your chats will be listed here.',
  'history.no-hits': 'No chat has these words.',
  'history.hits': 'one:{count} chat found | other:{count} chats found',
  'history.pinned': 'Pinned',
  'history.today': 'Today',
  'history.yesterday': 'Yesterday',
  'history.week': 'Last seven days',
  'history.older': 'Earlier',
  'history.more': 'Show more',
  'history.untitled': 'Untitled chat',
  'history.pin': 'Pin “{title}”',
  'history.unpin': 'Unpin “{title}”',
  'history.rename': 'Rename “{title}”',
  'history.rename-label': 'New title',
  'history.rename-save': 'Save',
  'history.delete': 'Delete “{title}”',
  'history.export-one': 'Save “{title}” as Markdown',
  'history.export-one-json': 'Save “{title}” as JSON',
  'history.deleted': '“{title}” is deleted.',
  'history.undo': 'Undo',
  'history.files': 'All chats',
  'history.export-markdown': 'Export as Markdown',
  'history.export-json': 'Export as JSON',
  'history.import': 'Import chats',
  'history.imported': 'one:Imported {count} chat. | other:Imported {count} chats.',
  'history.invalid-file': 'This is not a file of Gloss chats, or it is damaged. Nothing was added.',
  'history.file-too-large': 'This file is too large. A file of chats may have up to 50 MB.',
  'history.erase': 'Delete all chats',
  'history.erase-confirm': 'Delete every chat for good? This cannot be undone.',
  'history.erase-yes': 'Delete all',

  'history.unfinished': 'This answer did not come to its end.',

  'erase.title': 'Your data',
  'erase.explain':
    'Chats, connections, keys and preferences are stored in this browser and nowhere else.',
  'erase.button': 'Delete everything',
  'erase.confirm':
    'Delete all chats, connections, keys and preferences for good? This cannot be undone.',
  'erase.yes': 'Delete everything now',
  'erase.done': 'Everything is deleted.',
} as const;
