import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { installSettings } from './helpers/install-settings.ts';

declare global {
  /** What each frame until now showed. */
  var seenFrames: Array<{ isBoxSeen: boolean; theme: string | undefined }>;
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
