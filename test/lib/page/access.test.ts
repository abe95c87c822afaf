import { describe, expect, it } from 'vitest';
import { toUnreadableReason } from '../../../lib/page/access.ts';

/** What browsers say when a script may not run in a page, word for word. */
const REFUSALS = [
  [
    'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
    'not-granted',
  ],
  [
    'Cannot access contents of url "https://a.test/". Extension manifest must request permission to access this host.',
    'not-granted',
  ],
  ['Missing host permission for the tab', 'not-granted'],
  ['Missing host permission for the tab or frames', 'not-granted'],
  ['Cannot access a chrome:// URL', 'browser-page'],
  ['Cannot access a chrome-extension:// URL of different extension', 'browser-page'],
  ['This page cannot be scripted due to an ExtensionsSettings policy.', 'browser-page'],
  ['The extensions gallery cannot be scripted.', 'store-page'],
  ['Frame with ID 0 is showing error page', 'error-page'],
  [
    'Cannot access contents of url "file:///home/reader/a.html". Extension manifest must request permission to access this host.',
    'file',
  ],
] as const;

describe('why a page cannot be read', () => {
  it.each(REFUSALS)('“%s” means %s', (message, reason) => {
    expect(toUnreadableReason(new Error(message))).toBe(reason);
  });

  it('is not decided by what an address says', () => {
    const message =
      'Cannot access contents of url "https://a.test/?q=file:". Extension manifest must request permission to access this host.';
    expect(toUnreadableReason(new Error(message))).toBe('not-granted');
  });

  it.each([new Error('words of a later version'), 'Something else', undefined])(
    'is that it belongs to the browser where the words are unknown: %o',
    (error) => {
      expect(toUnreadableReason(error)).toBe('browser-page');
    },
  );
});
