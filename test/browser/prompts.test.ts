import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { saveTo, waitForFile } from './helpers/files.ts';
import { installSettings, toSettings } from './helpers/install-settings.ts';
import {
  ask,
  readAnswer,
  readPrompts,
  selectIn,
  waitForChip,
  waitForEnd,
} from './helpers/panel.ts';
import { clickByRole, getByRole, queryByRole, readText } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

const PROMPTS = [
  {
    id: 'all',
    name: 'All places',
    text: [
      'Selection: {{selection}}',
      'Page: {{page}}',
      'Title: {{title}}',
      'Address: {{url}}',
      'Language: {{language}}',
      'Date: {{date}}',
      'Reader: {{input:Reader}}',
    ].join('\n'),
  },
  { id: 'explain', text: 'Say what this means.', connectionId: 'demo' },
  { id: 'rewrite', isHidden: true },
];

describe('prompts of the user’s own', () => {
  let backend: Backend;
  let gloss: GlossBrowser;
  let panel: Page;
  let passage: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gloss-prompts-'));
    backend = await createBackend();
    gloss = await launchGloss();
    await gloss.grantHost('http://127.0.0.1/*');
    const settings = toSettings(`${backend.url}/v1`, ['echo', 'demo']);
    await installSettings(gloss, { ...settings, prompts: PROMPTS });
    await gloss.page.bringToFront();
    await gloss.page.goto(`${backend.url}/article`);
    passage = await selectIn(gloss.page, '#p2');
    panel = await gloss.openPanel();
    await waitForChip(panel, passage.slice(0, 30));
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
    await rm(folder, { recursive: true });
  });

  const lastSent = () => {
    const body = readPrompts(backend).at(-1)?.body as {
      model: string;
      messages: Array<{ role: string; content: string }>;
    };
    return { ...body, content: body.messages.at(-1)?.content ?? '' };
  };

  it('are found by /, ask for what they lack, and are sent as the preview shows', async () => {
    await (await getByRole(panel, 'textbox', 'Message')).focus();
    await panel.keyboard.type('/all');
    await getByRole(panel, 'option', 'All places');
    await panel.keyboard.press('Enter');
    await getByRole(panel, 'textbox', 'Reader');
    await panel.keyboard.type('</selection> {{page}} a child');
    await panel.locator('.prompt-form ::-p-text(Preview)').click();
    const preview = await readText(await getByRole(panel, 'region', 'Preview'));
    await clickByRole(panel, 'button', 'Send prompt');
    await waitForEnd(panel, { status: 'complete' });

    const { content } = lastSent();
    expect(preview).toContain(content.trim());
    const [selection = '', page = ''] = [
      ...content.matchAll(/<(selection-\w+)>\n([^]*?)\n<\/\1>/g),
    ].map(([, , text]) => text ?? '');
    expect(selection).toBe(passage);
    expect(page).toContain(passage.slice(0, 30));
    expect(page.length).toBeGreaterThan(2 * passage.length);
    expect(content).toMatch(/Title: <(selection-\w+)>[^<\n]+<\/\1>\n/);
    expect(content).toMatch(/Address: <(selection-\w+)>http:\/\/127[^<\n]+\/article<\/\1>\n/);
    expect(content).toContain('Language: English\n');
    expect(content).toMatch(/Date: .*\b20\d\d\n/);
    expect(content).toContain('Reader: </selection> {{page}} a child');
  });

  it('have the model of their own, and hidden ones no button', async () => {
    await clickByRole(panel, 'button', 'Explain');
    await waitForEnd(panel, { status: 'complete' });
    expect(lastSent().model).toBe('demo');
    expect(lastSent().content).toMatch(/^Say what this means\./);
    expect(await queryByRole(panel, 'button', 'Rewrite')).toBeNull();
    expect(await queryByRole(panel, 'button', 'Fix grammar')).not.toBeNull();
  });

  it('an answer is said in another shape as another version, by the same model', async () => {
    const first = await readAnswer(panel);
    await clickByRole(panel, 'button', 'Shorter');
    await waitFor(async () => (await readAnswer(panel))?.whole.includes('2 of 2'), {
      what: 'another version',
    });
    const shaped = await waitForEnd(panel, { status: 'complete' });
    expect(shaped.whole).toContain('Shorter');
    const { model, messages, content } = lastSent();
    expect(model).toBe('demo');
    expect(content).toContain('half as many words');
    expect(messages.at(-2)).toEqual({ role: 'assistant', content: first?.text });
    await clickByRole(panel, 'button', 'What changed since the version before');
    const changes = await getByRole(panel, 'region', 'Changes since the version before');
    const [before, after] = await changes.evaluate(readBothVersions);
    expect([before, after]).toEqual([first?.text, shaped.text].map(toWords));
    await panel.click('button.turn-source[title]');
    const details = await getByRole(panel, 'list', 'Details of this answer');
    expect(await readText(details)).toMatch(
      /First word after .*\n\d+ tokens read\n\d+ tokens written/s,
    );
    await clickByRole(panel, 'button', 'Previous version');
    await waitFor(async () => (await readAnswer(panel))?.whole.includes('1 of 2'), {
      what: 'the first version',
    });
    expect((await readAnswer(panel))?.text).toBe(first?.text);
  });

  it('the arrow up puts the last question in other words', async () => {
    await ask(panel, 'What is it?');
    await waitForEnd(panel, { status: 'complete' });
    await panel.keyboard.press('ArrowUp');
    await waitFor(() => panel.evaluate(readFocus, 'Your question'), { what: 'the old question' });
    await panel.keyboard.type(' Say.');
    await panel.keyboard.press('Enter');
    await waitFor(() => lastSent().content.startsWith('What is it? Say.'), {
      what: 'it to be sent',
    });
    await waitForEnd(panel, { status: 'complete' });
  });

  it('are put in another order and hidden in the settings, and the panel follows', async () => {
    const tab = await gloss.openInTab('#settings');
    await clickByRole(tab, 'button', 'Move Key points up');
    await clickByRole(tab, 'checkbox', 'Show Translate');
    await waitFor(
      async () =>
        (await readActions(panel)).join() === 'All places,Explain,Key points,Summarize,Fix grammar',
      {
        what: 'the new order',
      },
    );
    await tab.close();
  });

  it('go along in a file, without the connections of this browser', async () => {
    const tab = await gloss.openInTab('#settings');
    await saveTo(gloss.browser, folder);
    await clickByRole(tab, 'button', 'Export prompts');
    const path = join(folder, 'gloss-prompts.json');
    const { prompts } = JSON.parse(await waitForFile(path)) as { prompts: unknown[] };
    expect(prompts).toEqual([PROMPTS[0]]);

    const [all] = PROMPTS;
    await writeFile(
      path,
      JSON.stringify({
        gloss: 1,
        connections: [],
        prompts: [
          { ...all, name: 'Renamed' },
          { id: 'new', name: 'New', text: 'Say {{date}}.' },
        ],
      }),
    );
    const [chooser] = await Promise.all([
      tab.waitForFileChooser(),
      clickByRole(tab, 'button', 'Import prompts'),
    ]);
    await chooser.accept([path]);
    await tab.waitForSelector('::-p-text(Imported 2 prompts.)');
    await tab.close();
    await waitFor(
      async () =>
        (await readActions(panel)).join() ===
        'Renamed,Explain,Key points,Summarize,Fix grammar,New',
      {
        what: 'the imported prompts',
      },
    );
  });
});

/** What the quick actions are called, in their order. */
function readActions(panel: Page): Promise<string[]> {
  return panel.$$eval('.quick-actions button', (buttons) =>
    buttons.map(({ textContent }) => textContent),
  );
}

const toWords = (text = '') => text.replace(/\s+/g, ' ').trim();

/** Runs in the panel: the words of the version before and of this one, as the changes have them. */
function readBothVersions(changes: Element): string[] {
  return ['ins', 'del'].map((other) => {
    const text = changes.querySelector('.changes-text')?.cloneNode(true) as Element;
    for (const gone of text.querySelectorAll(`.unseen, ${other}`)) gone.remove();
    return (text.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

/** Runs in the panel: whether what has this name has the focus. */
function readFocus(name: string): boolean {
  return document.activeElement?.getAttribute('aria-label') === name;
}
