import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSharedBytes } from '../shared-fixtures.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { readFromPanel } from './helpers/page-reader.ts';
import { servePages, type PageServer } from './helpers/page-server.ts';
import { runAction, selectIn, waitForChip, waitForEnd } from './helpers/panel.ts';
import { clickByRole, getByRole, queryByRole, readText } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';
import { SAVED_PAGES } from './pages/expected.ts';

describe('the page as context', () => {
  let server: PageServer;
  let gloss: GlossBrowser;
  let panel: Page;

  beforeAll(async () => {
    server = await servePages();
    gloss = await launchGloss();
    await gloss.grantHost('http://127.0.0.1/*');
    await gloss.page.goto(`${server.url}/news-article.html`);
    panel = await gloss.openPanel();
  });
  afterAll(async () => {
    await gloss.close();
    server.close();
  });

  const open = (path: string) => gloss.page.goto(`${server.url}/${path}`);
  const readHtml = () => gloss.page.evaluate(() => document.documentElement.outerHTML);

  it.each(SAVED_PAGES)(
    '$file: the main points are read, the site around them is not, and the page stays as it is',
    async ({ file, points, rubbish }) => {
      await open(file);
      const before = await readHtml();
      const { text, isCut } = await readFromPanel(panel);
      expect(await readHtml()).toBe(before);
      expect(points.filter((words) => !text.includes(words))).toEqual([]);
      expect(rubbish.filter((words) => text.includes(words))).toEqual([]);
      expect(isCut).toBe(false);
    },
  );

  it('only what can be seen is read, and hidden characters are counted', async () => {
    await open('hidden-words.html');
    const { text, hiddenCharacters } = await readFromPanel(panel);
    expect(text.match(/unseen-\d+/g)).toBeNull();
    const html = await readHtml();
    const seen = [...html.matchAll(/>(?:unseen-1 )?(Seen: [^<\u200B\u{E0041}]+)/gu)].map(
      ([, words]) => words?.trim(),
    );
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter((words) => !text.includes(words ?? ''))).toEqual([]);
    expect(text).toContain('zerowidth, tags, bidi and no break');
    expect(text).toContain('👨‍👩‍👧 and می‌خواهم');
    expect(hiddenCharacters).toBe(5);
  });

  it.skipIf(!readSharedBytes('hidden-text.html'))(
    'the shared page of hidden texts: only its visible words are read',
    async () => {
      await open('shared');
      const { text } = await readFromPanel(panel);
      const words = text.split(/\s+/);
      expect(words).toEqual(
        'VISIBLE SUMMARY ARIAHIDDEN USERSELECTNONE zw:ABCDEF tags:end bidi:evil vs:xx IMGALTLINK'.split(
          ' ',
        ),
      );
    },
  );

  it('a page cannot lie to the reader, nor change what it is told', async () => {
    await open('hostile.html');
    const { text, title, contentType } = await readFromPanel(panel);
    expect(text).toContain('The harbour is closed tonight');
    expect(text).toContain('the ferry is safe in the inner basin');
    expect(text).not.toContain('LIES');
    expect(title).toBe('A hostile page');
    expect(contentType).toBe('text/html');
  });

  it.each(['long', 'many', 'deep'])(
    '%s: of a page beyond the limits the beginning is read, in time, and it says so',
    async (path) => {
      await open(path);
      const { text, isCut, tookMs } = await readFromPanel(panel);
      expect(text).toContain('The start.');
      expect(text.length).toBeLessThanOrEqual(1_100_000);
      expect(isCut).toBe(true);
      expect(tookMs).toBeLessThan(3000);
    },
  );

  it('deep: what is beyond the limit is left out alone', async () => {
    await open('deep');
    const { text } = await readFromPanel(panel);
    expect(text).toContain('The end.');
    expect(text).not.toContain('The bottom.');
  });

  it.each([
    ['plain', 'Another line of a plain text.'],
    ['json', '{"answer":42}'],
    ['svg', 'A drawn word'],
    ['strict', 'No scripts and no strings.'],
  ])('%s: what is no ordinary page is read too', async (path, words) => {
    await open(path);
    expect((await readFromPanel(panel)).text).toContain(words);
  });

  it('the page is used by a click, shown to the letter, summarized under its headings, and removed', async () => {
    await open('wiki-infobox.html');
    await clickByRole(panel, 'button', 'Use this page');
    const chip = await getByRole(panel, 'region', 'This page');
    expect(await readText(chip)).toContain('Sandvik Lighthouse - Openpedia');
    await clickByRole(panel, 'button', 'Preview');
    await panel.waitForSelector('.preview pre');
    const shown = await panel.$eval('.preview pre', (element) => element.textContent);
    expect(shown).toBe((await readFromPanel(panel)).text);
    await clickByRole(panel, 'button', 'Preview');
    await runAction(panel, 'Summarize');
    const answer = await waitForEnd(panel, { status: 'complete' });
    expect(answer.text).toMatch(/History[\s\S]+Architecture[\s\S]+Visiting/);
    expect(answer.text).not.toMatch(/References|Lights of the North/);
    await clickByRole(panel, 'button', 'Remove page');
    await getByRole(panel, 'button', 'Use this page');
  });

  it('a selection goes before the page and says so; another page ends the use of this one', async () => {
    await open('recipe.html');
    await clickByRole(panel, 'button', 'Use this page');
    await getByRole(panel, 'region', 'This page');
    const words = await selectIn(gloss.page, 'ol li');
    await waitForChip(panel, words.slice(0, 20));
    const chip = await getByRole(panel, 'region', 'Selected text');
    expect(await readText(chip)).toContain('instead of the page');
    await clickByRole(panel, 'button', 'Remove selection');
    await getByRole(panel, 'region', 'This page');
    await open('forum-thread.html');
    await getByRole(panel, 'button', 'Use this page');
    expect(await queryByRole(panel, 'region', 'This page')).toBeNull();
  });

  it('a page without words says so', async () => {
    await open('empty');
    await clickByRole(panel, 'button', 'Use this page');
    await waitFor(
      () => panel.evaluate(() => document.body.innerText.includes('found no text on this page')),
      { what: 'a notice that there is no text' },
    );
  });

  it('the reader is a file of its own: no content script, and nothing a page can ask for', async () => {
    const manifest = await panel.evaluate(() => chrome.runtime.getManifest());
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    const loaded = await panel.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(loaded.filter((name) => name.includes('page-reader'))).toEqual([]);
  });
});
