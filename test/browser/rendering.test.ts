import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../soak/bundle-page.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { clickByRole } from './helpers/roles.ts';
import { createSinkhole, type Sinkhole } from './helpers/sinkhole.ts';
import { waitFor } from './helpers/wait.ts';
import type { renderingPage as RenderingPage } from './rendering/page.tsx';
import {
  ACTIVE_HTML,
  BAD_ADDRESSES,
  BAD_FORMULAS,
  listStreamed,
  listWhole,
  ODD_FORMULAS,
} from './rendering/payloads.ts';

declare const renderingPage: typeof RenderingPage;

let sinkhole: Sinkhole;
let gloss: GlossBrowser;
let page: Page;
let script: string;
let extensionDir: string;

/** The built extension with one more page, under the policy of the panel. */
function addPage(): string {
  const directory = mkdtempSync(join(tmpdir(), 'gloss-rendering-'));
  cpSync(resolve('.output/chrome-mv3'), directory, { recursive: true });
  const panel = readFileSync(join(directory, 'sidepanel.html'), 'utf8');
  const [policy = ''] = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/.exec(panel) ?? [];
  if (policy === '') throw new Error('the panel has no policy');
  const html = `<!doctype html>${policy}<meta charset="utf-8" /><body><script src="rendering.js"></script></body>`;
  writeFileSync(join(directory, 'rendering.html'), html);
  writeFileSync(join(directory, 'rendering.js'), script);
  return directory;
}

beforeAll(async () => {
  script = await bundlePage(new URL('rendering/page.tsx', import.meta.url));
  extensionDir = addPage();
  sinkhole = await createSinkhole([]);
  gloss = await launchGloss({ extensionDir, proxy: sinkhole.address });
  page = await gloss.browser.newPage();
  await page.goto(`chrome-extension://${gloss.extensionId}/rendering.html`);
});
afterAll(async () => {
  await gloss.close();
  await sinkhole.close();
  rmSync(extensionDir, { recursive: true });
});

/** Nothing was asked for, nothing was opened, and the page is where it was. */
async function expectStillness(): Promise<void> {
  expect(sinkhole.requests).toEqual([]);
  expect(page.url()).toBe(`chrome-extension://${gloss.extensionId}/rendering.html`);
  expect(await gloss.browser.pages()).toHaveLength(2);
}

const show = (text: string) => page.evaluate((shown) => renderingPage.show(shown), text);
const count = (selector: string) => page.$$eval(`main ${selector}`, ({ length }) => length);

describe('an answer from a hostile model (trust.md, section 5E)', () => {
  it('rows 63, 65–67, 70: every text in every place brings about nothing but what is allowed', async () => {
    const texts = listWhole();
    const faults = await page.evaluate((all) => renderingPage.checkPrefixes(all, 60), texts);
    expect(faults).toEqual([]);
    await expectStillness();
  });

  it('rows 64, 68, 69, 75: so does every prefix, one character at a time', async () => {
    const texts = listStreamed();
    const faults = await page.evaluate((all) => renderingPage.checkPrefixes(all, 1), texts);
    expect(faults).toEqual([]);
    expect(await page.evaluate((all) => renderingPage.checkWhole(all), texts)).toEqual([]);
    await expectStillness();
  });

  it('row 66: no address but http, https and mailto, without names in it, is a link', async () => {
    for (const address of BAD_ADDRESSES)
      await show(`[x](${address}) <${address}> ![x](${address})`);
    await show(BAD_ADDRESSES.map((address) => `[x](<${address}>)`).join('\n\n'));
    expect(await count('a')).toBe(0);
  });

  it('row 67: elements are shown as the text they are', async () => {
    const fenced = ACTIVE_HTML.map((html) => `\`\`\`\n${html}\n\`\`\``);
    const shown = await show(['a <b onclick="x">b</b>', ...fenced].join('\n\n'));
    expect(shown).toContain('a <b onclick="x">b</b>');
    for (const html of ACTIVE_HTML) expect(shown).toContain(html);
  });

  it('row 71: the real host stands beside a label that names another', async () => {
    expect(await show('[google.com](https://evil.example)')).toContain('(evil.example)');
    expect(await show('<https://аррӏе.com>')).toContain('(xn--80ak6aa92e.com)');
    expect(await show('[google\u202emoc.live](https://evil.example)')).not.toContain('\u202e');
  });

  it('row 74: formulas link to nothing and load nothing; what is wrong shows as it is written', async () => {
    const shown = await show(BAD_FORMULAS.map((source) => `$${source}$`).join('\n\n'));
    for (const source of BAD_FORMULAS) expect(shown).toContain(source);
    expect(await count('math')).toBe(0);
    await show(ODD_FORMULAS.map((source) => `$$\n${source}\n$$`).join('\n\n'));
    expect(await count('math')).toBe(ODD_FORMULAS.length);
    expect(await count('math [style], math [mathcolor], math a')).toBe(0);
    const widths = await page.$$eval('main math', (all) =>
      all.map((formula) => formula.getBoundingClientRect().width),
    );
    expect(Math.max(...widths)).toBeLessThan(2000);
    await expectStillness();
  });

  it('row 76: code has colours in the languages Gloss knows, and is plain in all others', async () => {
    await show('```ts\nconst kea: string = "kea"; // a parrot\n```');
    expect(await count('.hue-keyword')).toBeGreaterThan(0);
    expect(await count('.hue-comment')).toBe(1);
    const unknown = ['__proto__', 'constructor', 'toString', 'brainrot', 'mermaid'];
    await show(unknown.map((name) => `\`\`\`${name}\nconst kea = 1;\n\`\`\``).join('\n\n'));
    expect(await count('pre')).toBe(unknown.length);
    expect(await count('pre [class^="hue-"]')).toBe(0);
  });

  it('row 63, control: the same texts as HTML break every rule', async () => {
    await gloss.page.goto('about:blank');
    await gloss.page.evaluate(`document.body ||= document.createElement('body'); ${script}`);
    const faults = await gloss.page.evaluate(
      (all) => renderingPage.checkRaw(all),
      ACTIVE_HTML.slice(1),
    );
    expect(faults.length).toBeGreaterThan(50);
    await waitFor(() => sinkhole.requests.some(({ host }) => host.startsWith('a.sink.test')), {
      what: 'a request that a leak would make',
    });
  });
});

describe('a link in an answer', () => {
  const countPages = async () => (await gloss.browser.pages()).length;
  const showLink = async () => {
    await page.bringToFront();
    await show('[kea](http://a.sink.test/kea)');
    const link = await page.waitForSelector('main a');
    if (!link) throw new Error('no link');
    return link;
  };

  it('row 72: opens a tab by click, middle click and Enter; the panel stays', async () => {
    const link = await showLink();
    const before = await countPages();
    const ways = [
      () => link.click(),
      () => link.click({ button: 'middle' }),
      async () => {
        await link.focus();
        await page.keyboard.press('Enter');
      },
    ];
    for (const [index, open] of ways.entries()) {
      await page.bringToFront();
      await open();
      await waitFor(async () => (await countPages()) >= before + index + 1, {
        what: 'a tab to open',
      });
      expect(await countPages()).toBe(before + index + 1);
    }
    expect(page.url()).toContain('rendering.html');
  });

  it('row 72: opens nothing for a script, whatever event it makes up', async () => {
    const link = await showLink();
    const before = await countPages();
    const seen = sinkhole.requests.length;
    await link.evaluate((node) => {
      if (node instanceof HTMLElement) node.click();
      const events = [
        new MouseEvent('click', { bubbles: true, cancelable: true }),
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }),
        new MouseEvent('click', { bubbles: true, cancelable: true, button: 1 }),
        new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 }),
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter' }),
      ];
      for (const event of events) node.dispatchEvent(event);
    });
    // A tab of a click opens behind all of them.
    await link.click();
    await waitFor(async () => (await countPages()) > before, { what: 'a tab to open' });
    expect(await countPages()).toBe(before + 1);
    await waitFor(() => sinkhole.requests.length > seen, { what: 'a request' });
    expect(sinkhole.requests).toHaveLength(seen + 1);
    expect(page.url()).toContain('rendering.html');
  });
});

describe('copying an answer', () => {
  const readClipboard = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
      return { text: await read('text/plain'), html: await read('text/html') };
    });

  beforeAll(async () => {
    await gloss.browser
      .defaultBrowserContext()
      .overridePermissions(`chrome-extension://${gloss.extensionId}`, [
        'clipboard-read',
        'clipboard-write',
      ]);
    await page.bringToFront();
  });

  it('row 79: gives Markdown and HTML without scripts, handlers and pictures', async () => {
    const text = `# Kea\n\n${ACTIVE_HTML.slice(0, 10).join('\n\n')}\n\n![x](http://a.sink.test/i) **b**`;
    await show(text);
    await clickByRole(page, 'button', 'Copy');
    const { text: plain, html } = await waitFor(readClipboard, { what: 'something copied' });
    expect(plain).toBe(text);
    expect(html).toContain('<h1>Kea</h1>');
    expect(html).toContain('<strong>b</strong>');
    expect(html).not.toMatch(/<(?:script|img|iframe|svg|style|object|form)|<[^>]+\son\w+=/i);
  });

  it('row 79: gives a table to spreadsheets and documents, without formulas', async () => {
    await show('| a | b |\n| - | - |\n| 1 | =HYPERLINK("http://a.sink.test") |');
    await clickByRole(page, 'button', 'Copy table');
    const copied = await waitFor(
      async () => {
        const read = await readClipboard();
        return read.html.includes('<table>') ? read : undefined;
      },
      { what: 'the table to be copied' },
    );
    expect(copied.text).toBe('a\tb\n1\t\'=HYPERLINK("http://a.sink.test")');
  });
});

it('row 78: 200 kB in 10,000 pieces cost at most twice one piece', async () => {
  const text = 'The kea is a *mountain* parrot.\n\n- and **curious**\n\n'
    .repeat(4000)
    .slice(0, 2e5);
  const measure = async (pieceChars: number) => {
    const tookMs = await page.evaluate(
      (all, chars) => renderingPage.stream(all, chars),
      text,
      pieceChars,
    );
    await page.evaluate(() => renderingPage.clear());
    return tookMs;
  };
  const wholeMs = await measure(text.length);
  // As often as it is painted: 25 pieces come within 50 ms.
  const piecesMs = await measure(500);
  process.stdout.write(
    `200 kB: ${wholeMs.toFixed(0)} ms at once, ${piecesMs.toFixed(0)} in 400 paints\n`,
  );
  expect(piecesMs).toBeLessThan(2 * wholeMs);
});
