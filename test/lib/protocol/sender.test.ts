import { describe, expect, it } from 'vitest';
import { isOwnPage, type Sender } from '../../../lib/protocol/sender.ts';

const ORIGIN = 'chrome-extension://ours';
const OWN = { id: 'ours', origin: ORIGIN, url: `${ORIGIN}/sidepanel.html` };
const PANEL: Sender = { id: 'ours', url: OWN.url, origin: ORIGIN };

describe('a port is served', () => {
  it.each([
    ['the side panel', PANEL],
    ['the panel with its settings open', { ...PANEL, url: `${OWN.url}#settings` }],
    ['our page in a tab', { ...PANEL, frameId: 0 }],
    ['our page, as Firefox tells it', { ...PANEL, frameId: 0, envType: 'addon_child' }],
  ])('for %s', (_who, sender) => {
    expect(isOwnPage(sender, OWN)).toBe(true);
  });

  const page = 'https://page.test';
  it.each<[string, Sender | undefined]>([
    ['nobody', undefined],
    ['nobody in particular', {}],
    ['our page in a frame of a web page', { ...PANEL, frameId: 7 }],
    ['another page of ours', { ...PANEL, url: `${ORIGIN}/other.html`, frameId: 0 }],
    ['our page with a query', { ...PANEL, url: `${OWN.url}?as=page` }],
    ['our content script', { id: 'ours', url: `${page}/`, origin: page, frameId: 0 }],
    [
      'our content script in a page whose address ends like ours',
      { id: 'ours', url: `${page}/#${OWN.url}`, origin: page, frameId: 0 },
    ],
    [
      'our content script in a page that claims our address',
      { id: 'ours', url: OWN.url, origin: page, frameId: 0 },
    ],
    [
      'our content script in a sandboxed frame',
      { id: 'ours', url: 'about:srcdoc', origin: 'null', frameId: 3 },
    ],
    [
      'our content script in an empty frame',
      { id: 'ours', url: 'about:blank', origin: page, frameId: 3 },
    ],
    ['another extension', { id: 'theirs', url: 'chrome-extension://theirs/sw.js' }],
    ['another extension with our address', { ...PANEL, id: 'theirs' }],
    ['an origin that begins like ours', { ...PANEL, origin: `${ORIGIN}.evil.test` }],
    ['our background', { id: 'ours', url: `${ORIGIN}/background.js`, origin: ORIGIN }],
    ['no origin', { id: 'ours', url: OWN.url }],
    ['no address', { id: 'ours', origin: ORIGIN }],
  ])('not for %s', (_who, sender) => {
    expect(isOwnPage(sender, OWN)).toBe(false);
  });
});
