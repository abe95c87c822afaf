import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { installSettings } from './helpers/install-settings.ts';

declare global {
  /** What each frame until now showed. */
  var seenFrames: Array<{ isBoxSeen: boolean; theme: string | undefined }>;
  /** There was nothing to press when the box was focused. */
  var wasPanelEmpty: boolean;
}

let gloss: GlossBrowser;

beforeAll(async () => {
  gloss = await launchGloss();
  const preferences = { language: 'en', theme: 'dark' };
  await installSettings(gloss, { gloss: 1, connections: [], preferences });
});
afterAll(() => gloss.close());

it.each([
  ['#settings', '.settings', false],
  ['#history', '.history', false],
  ['', '.view[data-ready=true]', true],
])(
  'at “%s”, no frame has the box of the chat unless it is the chat, nor another theme',
  async (hash, mark, isChat) => {
    const tab = await gloss.openInTab();
    await tab.evaluateOnNewDocument(recordFrames);
    await tab.goto(`chrome-extension://${gloss.extensionId}/sidepanel.html?again${hash}`);
    await tab.waitForSelector(mark);
    const frames = await tab.evaluate(() => seenFrames);
    expect(frames).not.toEqual([]);
    expect(frames.filter(({ theme }) => theme !== 'dark')).toEqual([]);
    expect(frames.some(({ isBoxSeen }) => isBoxSeen)).toBe(isChat);
    await tab.close();
  },
);

it('the box can be written in before there is anything else, and the words stay', async () => {
  const tab = await gloss.openInTab();
  await tab.evaluateOnNewDocument(typeAtOnce);
  await tab.goto(`chrome-extension://${gloss.extensionId}/sidepanel.html?again`);
  await tab.waitForSelector('.view[data-ready=true]');
  const state = await tab.evaluate(() => ({
    wasEmpty: wasPanelEmpty,
    text: document.querySelector('textarea')?.value,
    isFocused: document.activeElement?.tagName,
  }));
  expect(state).toEqual({ wasEmpty: true, text: 'Typed early', isFocused: 'TEXTAREA' });
  await tab.close();
});

/** Runs in the panel, before anything of it. */
function typeAtOnce(): void {
  const type = () => {
    globalThis.wasPanelEmpty = document.querySelector('button') === null;
    document.execCommand('insertText', false, 'Typed early');
  };
  document.addEventListener('focusin', type, { once: true });
}

/** Runs in the panel, before anything of it. */
function recordFrames(): void {
  globalThis.seenFrames = [];
  const record = () => {
    requestAnimationFrame(record);
    // There is nothing to see yet.
    if (!document.body?.firstElementChild) return;
    const box = document.querySelector('.composer');
    const isBoxSeen = box?.checkVisibility({ visibilityProperty: true }) ?? false;
    seenFrames.push({ isBoxSeen, theme: document.documentElement.dataset['theme'] });
  };
  requestAnimationFrame(record);
}
