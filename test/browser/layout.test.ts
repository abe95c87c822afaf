import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { fireContextMenu } from './helpers/gestures.ts';
import { installSettings, toSettings } from './helpers/install-settings.ts';
import { createPng } from './helpers/png.ts';
import { waitFor } from './helpers/wait.ts';

/** For a look with one's own eyes after each run. */
const SCREENSHOTS = '.cache/screenshots';

const LONG_NAME = `${'a-name-with-no-end-in-sight-'.repeat(4)}.md`;

const NARROW = [240, 360];
const WIDTHS = [...NARROW, 600, 1200];

const MARKDOWN = [
  '## What the text says',
  'A **small cause** with `code`, a [link](https://example.com/article) and $x^2$:',
  '- it acts every day\n- [x] it adds up\n  - 每一天都是如此',
  '> A quotation.',
  '| Cause | Effect | What nobody had expected |\n| :-- | --: | --- |\n| small | large | at all |',
  '```js\n// Why not?\nconst effect = cause * 12 + "days without an end in sight";\n```',
  '$$\\int_0^1 x^2 = \\frac{1}{3}$$',
].join('\n\n');

describe.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
])('the panel in %s, %s', (language, theme) => {
  let backend: Backend;
  let gloss: GlossBrowser;
  let panel: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gloss-layout-'));
    await writeFile(join(folder, 'photo.png'), createPng(300, 200));
    for (const name of [LONG_NAME, 'a.csv', 'broken.png']) {
      await writeFile(join(folder, name), 'Some words. '.repeat(400));
    }
    await mkdir(SCREENSHOTS, { recursive: true });
    backend = await createBackend();
    gloss = await launchGloss();
    await gloss.grantHost('http://127.0.0.1/*');
    const settings = toSettings(`${backend.url}/v1`, ['demo', 'echo', '401']);
    await installSettings(gloss, {
      ...settings,
      activeConnection: 'on-device',
      preferences: { language, theme },
    });
    panel = await gloss.openInTab();
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
    await rm(folder, { recursive: true });
  });

  /** Shows the panel at each width, checks what can be measured, and keeps a picture. */
  const expectFit = async (view: string) => {
    // The widest two show nothing new in each look.
    const isSeenWide = (language === 'en') === (theme === 'light');
    for (const width of isSeenWide ? WIDTHS : NARROW) {
      await panel.setViewport({ width, height: 720 });
      await panel.evaluate(settle);
      const name = [view, language, theme, width].join('-');
      await panel.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
      expect({ name, faults: await panel.evaluate(findMisfits) }).toEqual({ name, faults: [] });
    }
  };

  const handOver = async (menuItemId: string, path: string) => {
    const text = await fetch(`${backend.url}${path}`).then((response) => response.text());
    const [, article = ''] = text.split('<article>');
    const selectionText = article.replace(/<[^>]+>/g, '').slice(0, 1500);
    await fireContextMenu(gloss, { menuItemId, selectionText }, panel);
  };

  it('fits from 240 px on: empty', () => expectFit('empty'));

  it('fits from 240 px on: with attachments, those left out, and a question that had some', async () => {
    const input = await panel.waitForSelector('.composer input[type=file]');
    const attach = (...names: string[]) =>
      (input as ElementHandle<HTMLInputElement>).uploadFile(
        ...names.map((name) => join(folder, name)),
      );
    await attach('photo.png', LONG_NAME, 'a.csv', 'broken.png');
    await panel.waitForSelector('.attachment-problems');
    await panel.waitForSelector('.attachment-obstacle:not(:empty)');
    await expectFit('attachments');
    await panel.select('header select', 'demo');
    await panel.waitForSelector('.attachment-obstacle:empty');
    await panel.click('.attachment-preview');
    await panel.waitForSelector('.preview-pictures');
    await expectFit('attachments-preview');
    await panel.click('.attachment-preview');
    await panel.click('.composer-go');
    await waitFor(() => panel.$('article[data-status="complete"]'), { what: 'the answer' });
    await expectFit('attachments-sent');
    await panel.select('header select', 'on-device');
    await panel.click('header .icon-button');
  });

  it('fits from 240 px on: with a selection, and its preview', async () => {
    await handOver('ask', language === 'en' ? '/article' : '/article-zh');
    await panel.waitForSelector('.selected');
    await expectFit('selection');
    await panel.click('.selected [aria-expanded]');
    await expectFit('preview');
    await panel.click('.selected [aria-expanded]');
  });

  it('fits from 240 px on: with an answer, and with an error', async () => {
    await handOver('summarize', language === 'en' ? '/article' : '/article-zh');
    await panel.waitForSelector('article');
    await waitFor(() => panel.$('article[data-status="complete"]'), { what: 'the answer' });
    await expectFit('answer');
    await panel.select('header select', '401');
    await handOver('explain', '/article');
    await waitFor(() => panel.$('article[data-status="failed"]'), { what: 'the error' });
    await expectFit('error');
    // Through all those widths the newest words stayed in view.
    expect(await panel.$('.conversation-newest')).toBeNull();
  });

  it('fits from 240 px on: with Markdown, the menu of prompts, and the history', async () => {
    await panel.select('header select', 'echo');
    await panel.$eval('.composer textarea', write, MARKDOWN);
    await panel.click('.composer-go');
    await waitFor(() => panel.$('article[data-status="complete"] math'), {
      what: 'the answer with its formulas',
    });
    await expectFit('markdown');
    await panel.type('.composer textarea', '/');
    await panel.waitForSelector('[role="option"]');
    await expectFit('prompt-menu');
    await panel.keyboard.press('Escape');
    await panel.evaluate(() => {
      location.hash = 'history';
    });
    await panel.waitForSelector('.history-row');
    await expectFit('history');
  });

  it('fits from 240 px on: the settings, and a form', async () => {
    await panel.evaluate(() => {
      location.hash = 'settings';
    });
    await panel.waitForSelector('.import input[type=file]');
    await expectFit('settings');
    await panel.click('.connections + .button');
    await panel.waitForSelector('.presets');
    await expectFit('presets');
    await panel.click('form .button-row .button:nth-child(2)');
    await panel.waitForSelector('input[type=password]');
    await expectFit('form');
  });
});

/** Runs in the panel: puts lines into the box, none of which is sent by its end. */
function write(box: Element, text: string): void {
  (box as HTMLTextAreaElement).value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Runs in the panel: resolves when a new layout has been painted. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Runs in the panel: what sticks out of the window, is cut, or lies over something to press. */
function findMisfits(): string[] {
  const misfits: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) misfits.push(`the page is ${page.scrollWidth} px wide`);
  const controls = [...document.querySelectorAll<HTMLElement>('button, select, textarea, input')];
  for (const control of controls) {
    const box = control.getBoundingClientRect();
    if (!control.checkVisibility()) continue;
    const name = control.ariaLabel ?? (control.textContent.trim() || control.tagName);
    // A row that scrolls sideways brings what has the focus into view.
    const row = control.parentElement;
    if (row && row.scrollWidth > row.clientWidth && getComputedStyle(row).overflowX === 'auto') {
      continue;
    }
    if (box.left < 0 || box.right > innerWidth + 0.5) misfits.push(`${name} sticks out`);
    const isCut = control.tagName === 'BUTTON' && control.scrollWidth > control.clientWidth + 1;
    if (isCut) misfits.push(`${name} is cut`);
    const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
    let scroller = control.parentElement;
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
      scroller = scroller.parentElement;
    }
    const view = (scroller ?? page).getBoundingClientRect();
    const isInView =
      middle[1] > Math.max(0, view.top) && middle[1] < Math.min(innerHeight, view.bottom);
    const top = isInView ? document.elementFromPoint(...middle) : control;
    const isCovered = top !== null && !control.contains(top) && !top.contains(control);
    if (isCovered) misfits.push(`${name} is covered by ${top.className || top.tagName}`);
  }
  return misfits;
}
