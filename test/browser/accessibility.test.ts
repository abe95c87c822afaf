import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import {
  dropFiles,
  dropFocus,
  findStrays,
  findViolations,
  isFocusVisible,
  listControls,
  listWords,
  markFocus,
  matchesMedia,
  readFocus,
  setDirection,
} from './accessibility-page.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { fireContextMenu } from './helpers/gestures.ts';
import { installSettings, toSettings } from './helpers/install-settings.ts';
import { ask, chooseModel, waitForEnd } from './helpers/panel.ts';
import { clickByRole, getByRole } from './helpers/roles.ts';

const MODELS = ['echo', 'cut', 'hold', 'silent-50s', '401'];

/** Everything an answer can be made of. */
const ANSWER = [
  '## What the text says',
  'A **small cause** with `code`, a [link](https://example.com/article) and $x^2$:',
  '- it acts every day\n- [x] it adds up\n- [ ] nobody sees it',
  '1. one\n2. two',
  '> A quotation.',
  '| Cause | Effect |\n| :-- | --: |\n| small | large |',
  '```js\n// Why not?\nconst effect = cause * 12 + "days";\n```',
  '$$\\int_0^1 x^2 = \\frac{1}{3}$$',
].join('\n\n');

/** Each is a page's look: media features, and the direction of the language. */
const LOOKS = {
  light: { 'prefers-color-scheme': 'light' },
  dark: { 'prefers-color-scheme': 'dark' },
  'high contrast': { 'forced-colors': 'active' },
  'right to left': { 'prefers-color-scheme': 'light' },
} as const;

/** What depends on colours and places; the rest only on what the view consists of. */
const RULES_OF_LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
];

let backend: Backend;
let gloss: GlossBrowser;
let panel: Page;
let devTools: CDPSession;

beforeAll(async () => {
  backend = await createBackend();
  gloss = await launchGloss();
  await gloss.grantHost('http://127.0.0.1/*');
  await installSettings(gloss, toSettings(`${backend.url}/v1`, MODELS));
  panel = await gloss.openInTab();
  devTools = await panel.createCDPSession();
  await panel.setViewport({ width: 360, height: 720 });
  // What the debugger evaluates, the page's own policy does not forbid.
  await panel.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
});
afterAll(async () => {
  await gloss.close();
  await backend.close();
});

const emulate = (features: Record<string, string>) =>
  devTools.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

/** Looks for violations in each look of the view that is shown, and for what sticks out of it. */
async function expectAccessible(): Promise<void> {
  const faults: string[] = [];
  for (const [look, features] of Object.entries(LOOKS)) {
    await emulate(features);
    await panel.evaluate(setDirection, look === 'right to left' ? 'rtl' : 'ltr');
    expect(await panel.evaluate(matchesMedia, features)).toBe(true);
    const rules = look === 'light' ? [] : RULES_OF_LOOKS;
    const violations = await panel.evaluate(findViolations, rules);
    faults.push(...violations.map((fault) => `${look}: ${fault}`));
    for (const width of NARROW_WIDTHS) {
      if (look !== 'light' && look !== 'right to left') continue;
      await panel.setViewport({ width, height: 720 });
      const stray = await panel.evaluate(findStrays);
      faults.push(...stray.map((fault) => `${look}, ${width} px: ${fault}`));
    }
    await panel.setViewport({ width: 360, height: 720 });
  }
  await panel.evaluate(setDirection, 'ltr');
  await emulate({});
  expect(faults).toEqual([]);
}

/** The second is 360 px at a zoom of 200 %. */
const NARROW_WIDTHS = [240, 180];

const openView = (route: string) =>
  panel.evaluate((hash) => {
    location.hash = hash;
  }, route);

async function askModel(model: string, question: string, status?: string): Promise<void> {
  await clickByRole(panel, 'button', 'New chat');
  await chooseModel(panel, model);
  await ask(panel, question);
  if (status !== undefined) await waitForEnd(panel, { status });
}

describe('nothing is in the way of assistive technology, in any look', () => {
  it('in an empty chat', expectAccessible);

  it('in a finished answer with all that Markdown has', async () => {
    await chooseModel(panel, 'echo');
    const message = await getByRole(panel, 'textbox', 'Message');
    await message.evaluate((field, text) => {
      (field as HTMLTextAreaElement).value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, ANSWER);
    await clickByRole(panel, 'button', 'Send');
    await waitForEnd(panel, { status: 'complete' });
    await panel.waitForSelector('.markdown table');
    await panel.waitForSelector('.markdown .math-lines, .markdown math');
    await expectAccessible();
  });

  it('in an answer that is being written', async () => {
    await askModel('hold', 'Go on?');
    await panel.waitForSelector('[data-status=streaming] .markdown p');
    await expectAccessible();
    backend.release();
    await waitForEnd(panel, { status: 'complete' });
  });

  it('in an answer that failed', async () => {
    await askModel('401', 'May I?', 'failed');
    await expectAccessible();
  });

  it('in an interrupted answer with versions, and a question being edited', async () => {
    await askModel('cut', 'Where does it end?', 'interrupted');
    await clickByRole(panel, 'button', 'Retry');
    await getByRole(panel, 'button', 'Previous version');
    await waitForEnd(panel, { status: 'interrupted' });
    await getByRole(panel, 'button', 'Continue');
    await clickByRole(panel, 'button', 'Edit');
    await expectAccessible();
    await panel.keyboard.press('Escape');
    await clickByRole(panel, 'button', 'What changed since the version before');
    await getByRole(panel, 'region', 'Changes since the version before');
    await expectAccessible();
    await panel.click('button.turn-source');
    await getByRole(panel, 'list', 'Details of this answer');
    await expectAccessible();
    await panel.click('button.turn-source');
  });

  it('in what would be sent: a passage, files, and their preview', async () => {
    await clickByRole(panel, 'button', 'New chat');
    const selectionText = 'Some words of a page. '.repeat(20);
    await fireContextMenu(gloss, { menuItemId: 'ask', selectionText }, panel);
    await panel.waitForSelector('.selected');
    await panel.evaluate(dropFiles);
    await panel.waitForSelector('.attachment');
    await panel.waitForSelector('.attachment-problems:not(:empty)');
    await panel.click('.selected [aria-expanded]');
    await panel.waitForSelector('.preview');
    await expectAccessible();
    await panel.click('.selected [aria-expanded]');
    await clickByRole(panel, 'button', 'Remove selection');
  });

  it('in the history: its list, what a search finds, and the way back of a deletion', async () => {
    await openView('history');
    await panel.waitForSelector('.history-row');
    await expectAccessible();
    await panel.type('input[type=search]', 'end');
    await panel.waitForSelector('.history-excerpt');
    await expectAccessible();
    await panel.click('input[type=search]', { count: 3 });
    await panel.keyboard.press('Delete');
    await panel.waitForSelector('.history-excerpt', { hidden: true });
    await panel.click('.history-tools button:last-child');
    await panel.waitForSelector('.undo .button');
    await expectAccessible();
    await clickByRole(panel, 'button', 'Undo');
  });

  it('in the settings: connections and what a test found, the services, a form', async () => {
    await openView('settings');
    const connection = await panel.waitForSelector('.connections > li:last-child');
    await connection?.$('button ::-p-text(Test)').then((button) => button?.click());
    await panel.waitForSelector('.diagnosis');
    await expectAccessible();
    await clickByRole(panel, 'button', 'Add connection');
    await panel.waitForSelector('.presets');
    await expectAccessible();
    await clickByRole(panel, 'button', 'Another endpoint');
    await panel.click('summary');
    await expectAccessible();
    await clickByRole(panel, 'button', 'Cancel');
  });

  it('in the sheet of keys', async () => {
    await clickByRole(panel, 'button', 'Show all keys');
    await panel.waitForSelector('dialog[open]');
    await expectAccessible();
    await panel.keyboard.press('Escape');
    await openView('chat');
  });
});

const toNames = (...rows: string[]) => rows.flatMap((row) => row.split(' | '));

/** What Tab comes by, each name once: rows and connections repeat theirs. */
const TAB_ORDERS = {
  chat: toNames(
    'Model | New chat | History | Settings | Conversation',
    'Edit | Retry | Use this device instead | Continue | Copy',
    'Summarize | Key points | Explain | Translate | Rewrite | Fix grammar | Attach | Message',
  ),
  history: toNames(
    'Back to chat | Search chats',
    'May I? | Pin “May I?” | Rename “May I?” | Save “May I?” as Markdown | Save “May I?” as JSON | Delete “May I?”',
    'Export as Markdown | Export as JSON | Import chats | Delete all chats',
  ),
  settings: toNames(
    'Back to chat | Search settings | Paste a key, an address or a cURL command',
    'Look for models on this computer | Use | Edit | Test | Remove | Enter the key',
    'Add connection | Language | Theme | Answer language | Send with',
    'Show Summarize | Move Summarize down | Edit Summarize | Add a prompt | Import prompts',
    'Show all keys | Import settings | Export settings | Include keys | Delete everything',
  ),
};

describe('the keyboard alone', () => {
  it.each(Object.entries(TAB_ORDERS))(
    'reaches every control of the view “%s” in its order, each with a visible focus, and gets out again',
    async (route, names) => {
      if (route === 'chat') await askModel('cut', 'And where does this one end?', 'interrupted');
      await openView(route);
      await panel.waitForSelector(ROUTE_MARKS[route as keyof typeof ROUTE_MARKS]);
      const { reached, unmarked } = await walkByTab();
      expect(unmarked).toEqual([]);
      expect(reached).toEqual(await panel.evaluate(listControls));
      expect([...new Set(reached)].filter((name) => !OTHER_ROWS.test(name))).toEqual(names);
    },
  );

  it('asks, stops, starts anew, opens and closes the views', async () => {
    await openView('chat');
    await chooseModel(panel, 'silent-50s');
    await (await getByRole(panel, 'textbox', 'Message')).focus();
    await panel.keyboard.type('Are you there?\n');
    await panel.waitForSelector('.waiting');
    await panel.keyboard.press('Escape');
    await waitForEnd(panel, { status: 'stopped' });
    await pressOn('New chat', 'Enter');
    await panel.waitForSelector('.conversation-turns:empty');
    await pressOn('History', 'Space');
    await panel.waitForSelector('.history-row');
    await pressOn('May I?', 'Enter');
    await panel.waitForSelector('article[data-status=failed]');
    await pressOn('Settings', 'Enter');
    await panel.waitForSelector('.settings');
    await pressOn('Back to chat', 'Space');
    await panel.waitForSelector('.composer');
  });

  it('shows its keys at a “?” outside of fields, and Escape gives the focus back', async () => {
    const message = await getByRole(panel, 'textbox', 'Message');
    await message.focus();
    await panel.keyboard.type('?');
    await focusByTab('Settings');
    await panel.keyboard.type('?');
    const sheet = await getByRole(panel, 'dialog', 'Keyboard shortcuts');
    expect(await sheet.evaluate((dialog) => dialog.textContent)).toContain('Alt+Shift+G');
    await panel.keyboard.type('?');
    await panel.keyboard.press('Escape');
    await panel.waitForSelector('dialog', { hidden: true });
    expect(await panel.evaluate(readFocus)).toBe('Settings');
    expect(await message.evaluate((field) => (field as HTMLTextAreaElement).value)).toBe('?');
    await pressOn('Settings', 'Enter');
    await panel.waitForSelector('.settings');
    await pressOn('Show all keys', 'Enter');
    await getByRole(panel, 'dialog', 'Keyboard shortcuts');
    await panel.keyboard.press('Enter');
    await panel.waitForSelector('dialog', { hidden: true });
    expect(await panel.evaluate(readFocus)).toBe('Show all keys');
  });
});

it('moves nothing where reduced motion is asked for', async () => {
  const countAnimations = () => document.getAnimations().length;
  await openView('chat');
  await askModel('silent-50s', 'Still there?');
  await panel.waitForSelector('.waiting');
  expect(await panel.evaluate(countAnimations)).toBeGreaterThan(0);
  await emulate({ 'prefers-reduced-motion': 'reduce' });
  expect(await panel.evaluate(countAnimations)).toBe(0);
  await emulate({});
  await panel.keyboard.press('Escape');
  await waitForEnd(panel, { status: 'stopped' });
});

it('speaks another language in all its words at once, without a reload', async () => {
  await panel.evaluate(() => {
    document.body.dataset['witness'] = 'same page';
  });
  const readViews = async () => {
    const words: string[] = [];
    for (const [route, mark] of Object.entries(ROUTE_MARKS)) {
      await openView(route);
      await panel.waitForSelector(mark);
      words.push(...(await panel.evaluate(listWords)));
    }
    return words;
  };
  const english = await readViews();
  await (await getByRole(panel, 'combobox', 'Language')).select('zh-CN');
  await panel.waitForSelector('html[lang=zh-CN]');
  const chinese = new Set(await readViews());
  expect(english.filter((words) => chinese.has(words) && !NOT_OURS.test(words))).toEqual([]);
  expect(await panel.$('body[data-witness]')).not.toBeNull();
});

/** Chats of the history but one, quick actions but one, and who answered. */
const OTHER_ROWS =
  /Where does it end|Go on\?|What the text says|this one end|^(Show|Move|Edit) (Key|Exp|Tr|Re|Fix)|:\d+$/;

/** Names, addresses, and words of the user, of pages and of servers: the same in every language. */
const NOT_OURS =
  /^(Gloss|English|简体中文|Local)$|127\.0\.0\.1|^Local ·|^(Shift\+)?Enter$|^Alt\+\d$|^Some words|chrome-extension:|API key provided/;

/** What stands in a view once it is there; the settings come last. */
const ROUTE_MARKS = { chat: '.composer', history: '.history-row', settings: '.connections' };

/** Presses Tab until the focus has gone once around the view. */
async function walkByTab(): Promise<{ reached: string[]; unmarked: string[] }> {
  await panel.evaluate(dropFocus);
  const reached: string[] = [];
  const unmarked: string[] = [];
  for (;;) {
    await panel.keyboard.press('Tab');
    if (!(await panel.evaluate(markFocus))) return { reached, unmarked };
    const name = await panel.evaluate(readFocus);
    reached.push(name);
    if (!(await panel.evaluate(isFocusVisible))) unmarked.push(name);
  }
}

/** Goes by Tab to the control of this name. */
async function focusByTab(name: string): Promise<void> {
  const seen: string[] = [];
  while (seen.length < 100) {
    await panel.keyboard.press('Tab');
    const focused = await panel.evaluate(readFocus);
    if (focused === name) return;
    seen.push(focused);
  }
  throw new Error(`no ${name} among ${seen.join(', ')}`);
}

async function pressOn(name: string, key: 'Enter' | 'Space'): Promise<void> {
  await focusByTab(name);
  await panel.keyboard.press(key);
}
