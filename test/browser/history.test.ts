import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { chooseFile, saveTo, waitForFile } from './helpers/files.ts';
import {
  ask,
  chooseModel,
  connectModels,
  countTurns,
  readAnswer,
  selectIn,
  waitForChip,
  waitForEnd,
} from './helpers/panel.ts';
import { clickByRole, getByRole, queryByRole } from './helpers/roles.ts';
import { readChats, readStore } from './helpers/stored.ts';
import { waitFor } from './helpers/wait.ts';

const ABOUT_MIRRORS = 'What did the mirror waste?';
const ABOUT_LENSES = 'And the lens?';
const ABOUT_TOWERS = '灯塔有什么任务？';

let backend: Backend;
let gloss: GlossBrowser;
let panel: Page;
let folder: string;
let passage: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gloss-history-'));
  backend = await createBackend();
  gloss = await launchGloss();
  await saveTo(gloss.browser, folder);
  await connectModels(gloss, backend, ['demo', 'chinese']);
  await gloss.page.goto(`${backend.url}/article`);
  passage = await selectIn(gloss.page, '#p3');
  panel = await gloss.openPanel();
  await waitForChip(panel, passage.slice(0, 30));
  await askAndWait(ABOUT_MIRRORS);
  await askAndWait(ABOUT_LENSES);
  await clickByRole(panel, 'button', 'New chat');
  await gloss.page.evaluate(() => getSelection()?.removeAllRanges());
  await chooseModel(panel, 'chinese');
  await askAndWait(ABOUT_TOWERS);
});
afterAll(async () => {
  await gloss.close();
  await backend.close();
  await rm(folder, { recursive: true, force: true });
});

async function askAndWait(question: string): Promise<void> {
  const turns = await countTurns(panel);
  await ask(panel, question);
  await waitFor(async () => (await countTurns(panel)) > turns, { what: 'the question' });
  await waitForEnd(panel, { status: 'complete' });
}

/** Titles in the list, from above. */
const readTitles = (page = panel) =>
  page.$$eval('.history-title', (titles) => titles.map(({ textContent }) => textContent));

const waitForTitles = async (titles: string[]) => {
  let shown: string[] = [];
  await waitFor(
    async () => {
      shown = await readTitles();
      return JSON.stringify(shown) === JSON.stringify(titles);
    },
    { what: `the list to be ${titles.join(', ')}` },
  ).catch(() => expect(shown).toEqual(titles));
};

const readConversations = (json: string) =>
  (JSON.parse(json) as { conversations: Array<{ turns: object[] }> }).conversations;

async function openHistory(): Promise<void> {
  await clickByRole(panel, 'button', 'History');
  await getByRole(panel, 'searchbox', 'Search chats');
}

const readQuestions = () =>
  panel.$$eval('article[aria-label=You] [data-part=text]', (texts) =>
    texts.map(({ textContent }) => textContent),
  );

async function typeInto(role: string, name: string, text: string): Promise<void> {
  const field = await getByRole(panel, role, name);
  await field.evaluate((box) => (box as HTMLInputElement).select());
  await panel.keyboard.press('Delete');
  await panel.keyboard.type(text);
}

const readFocus = () =>
  panel.evaluate(
    () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent?.trim(),
  );

const reopenPanel = async () => {
  await panel.close();
  panel = await gloss.openPanel();
};

describe('past chats', () => {
  it('are listed, the newest first, and one opens from the keyboard with all it has', async () => {
    await openHistory();
    await waitForTitles([ABOUT_TOWERS, ABOUT_MIRRORS]);
    expect(await readFocus()).toBe('Search chats');
    const path: Array<string | undefined> = [];
    while (path.at(-1) !== ABOUT_MIRRORS && path.length < 12) {
      await panel.keyboard.press('Tab');
      path.push(await readFocus());
    }
    const tools = ['Pin', 'Rename', 'Save', 'Save', 'Delete'];
    expect(path.at(0)).toBe(ABOUT_TOWERS);
    expect(path.slice(1, -1).map((name) => name?.split(' ')[0])).toEqual(tools);
    await panel.keyboard.press('Enter');
    await waitFor(async () => (await countTurns(panel)) === 4, { what: 'its turns' });
    expect(await readQuestions()).toEqual([ABOUT_MIRRORS, ABOUT_LENSES]);
    expect(await readFocus()).toBe('Message');
    const quote = await panel.$eval('details.quote', (details) => ({
      title: details.querySelector('.quote-source')?.textContent,
      text: details.querySelector('blockquote')?.textContent,
    }));
    expect(quote).toEqual({ title: 'How a lighthouse throws its light', text: passage });
  });

  it.each([
    ['words in any order, of a text asked about', 'advance mirrors', ABOUT_MIRRORS, 'Mirrors'],
    ['the beginning of a word', 'tarni', ABOUT_MIRRORS, 'tarni'],
    ['Chinese words of an answer', '测量的结果', ABOUT_TOWERS, '测量的结果'],
  ])('are found by %s', async (_what, query, title, marked) => {
    await openHistory();
    await typeInto('searchbox', 'Search chats', query);
    await waitForTitles([title]);
    const [excerpt] = await panel.$$eval('.history-excerpt', (excerpts) =>
      excerpts.map((each) => ({
        text: each.textContent,
        mark: each.querySelector('mark')?.textContent,
      })),
    );
    expect(excerpt?.text).toContain(marked);
    expect(query.toLowerCase()).toContain(excerpt?.mark?.toLowerCase());
    await typeInto('searchbox', 'Search chats', ' ');
    await clickByRole(panel, 'button', 'Back to chat');
  });

  it('says so when no chat has the words', async () => {
    await openHistory();
    await typeInto('searchbox', 'Search chats', 'zeppelin');
    await panel.waitForSelector('::-p-text(No chat has these words.)');
    await typeInto('searchbox', 'Search chats', ' ');
    await waitForTitles([ABOUT_TOWERS, ABOUT_MIRRORS]);
  });

  it('are pinned, renamed, deleted and brought back', async () => {
    await clickByRole(panel, 'button', `Pin “${ABOUT_MIRRORS}”`);
    await waitForTitles([ABOUT_MIRRORS, ABOUT_TOWERS]);
    await clickByRole(panel, 'button', `Rename “${ABOUT_TOWERS}”`);
    await typeInto('textbox', 'New title', 'Towers');
    await panel.keyboard.press('Enter');
    await waitForTitles([ABOUT_MIRRORS, 'Towers']);
    await clickByRole(panel, 'button', 'Delete “Towers”');
    await waitForTitles([ABOUT_MIRRORS]);
    await clickByRole(panel, 'button', 'Undo');
    await waitForTitles([ABOUT_MIRRORS, 'Towers']);
    await clickByRole(panel, 'button', `Unpin “${ABOUT_MIRRORS}”`);
    await waitForTitles(['Towers', ABOUT_MIRRORS]);
  });

  it('go along in files: Markdown for people, JSON for another browser', async () => {
    await clickByRole(panel, 'button', 'Export as Markdown');
    const markdown = await waitForFile(join(folder, 'gloss-chats.md'));
    expect(markdown).toContain('# Towers');
    expect(markdown).toContain(`> [How a lighthouse throws its light](<${backend.url}/article>)`);
    expect(markdown).toContain(passage.trim());
    await clickByRole(panel, 'button', `Save “Towers” as Markdown`);
    const single = await waitForFile(join(folder, 'Towers.md'));
    expect(single).toContain(ABOUT_TOWERS);
    expect(single).not.toContain(ABOUT_MIRRORS);
    await clickByRole(panel, 'button', `Save “Towers” as JSON`);
    const one = await waitForFile(join(folder, 'Towers.json'));
    expect(readConversations(one).map(({ turns }) => turns.length)).toEqual([2]);
    await clickByRole(panel, 'button', 'Export as JSON');
    const json = await waitForFile(join(folder, 'gloss-chats.json'));
    expect(readConversations(json).map(({ turns }) => turns.length)).toEqual([2, 4]);
    expect(json).toContain(`${backend.url}/article`);

    const other = await launchGloss();
    try {
      const page = await other.openInTab('#history');
      await chooseFile(page, join(folder, 'Towers.json'));
      await page.waitForSelector('::-p-text(Imported 1 chat.)');
      expect(await readTitles(page)).toEqual(['Towers']);
      await chooseFile(page, join(folder, 'gloss-chats.json'));
      await page.waitForSelector('::-p-text(Imported 2 chats.)');
      expect(await readTitles(page)).toEqual(['Towers', 'Towers', ABOUT_MIRRORS]);
      await clickByRole(page, 'button', ABOUT_MIRRORS);
      await waitFor(async () => (await countTurns(page)) === 4, { what: 'its turns' });
      expect(await page.$eval('blockquote', ({ textContent }) => textContent)).toBe(passage);
    } finally {
      await other.close();
    }
  });
});

describe('versions', () => {
  it('of a question and of an answer are stepped through, in a panel opened again too', async () => {
    await clickByRole(panel, 'button', 'Towers');
    await clickByRole(panel, 'button', 'Edit');
    await typeInto('textbox', 'Your question', 'Which towers?');
    await panel.keyboard.press('Enter');
    await waitFor(async () => (await readQuestions())[0] === 'Which towers?', { what: 'it' });
    await waitForEnd(panel, { status: 'complete' });
    await chooseModel(panel, 'demo');
    await clickByRole(panel, 'button', 'Retry');
    const isEnglish = async () => (await readAnswer(panel))?.text.startsWith('You wrote');
    await waitFor(isEnglish, { what: 'the other answer' });
    await waitForEnd(panel, { status: 'complete' });

    await reopenPanel();
    await waitFor(isEnglish, { what: 'the newest versions' });
    expect(await readPlaces()).toEqual(['2 of 2', '2 of 2']);
    await stepBack('Assistant');
    await waitFor(async () => (await readAnswer(panel))?.text.startsWith('这段文字'), {
      what: 'the first answer',
    });
    await stepBack('You');
    await waitFor(async () => (await readQuestions())[0] === ABOUT_TOWERS, {
      what: 'the first question',
    });
    expect(await readPlaces()).toEqual(['1 of 2']);
    // What is shown is stored a moment after it is shown.
    await waitFor(async () => (await readHeads()).includes(await readShownAnswer()), {
      what: 'the path to be stored',
    });

    await reopenPanel();
    await waitFor(async () => (await readQuestions())[0] === ABOUT_TOWERS, {
      what: 'the version that was left',
    });
  });

  const readPlaces = () =>
    panel.$$eval('.versions > span', (places) => places.map(({ textContent }) => textContent));
  const stepBack = async (who: string) => {
    const article = await getByRole(panel, 'article', who);
    await article.$('button[aria-label="Previous version"]').then((button) => button?.click());
  };
  const readHeads = async () =>
    (await readStore(panel, 'conversations')).map((each) => (each as { headId: string }).headId);
  /** The id of the answer that begins the Chinese conversation. */
  const readShownAnswer = async () => {
    type Stored = { turn: { id: string; role: string; parentId: string | null; text: string } };
    const turns = (await readStore(panel, 'turns')) as Stored[];
    const question = turns.find(({ turn }) => JSON.stringify(turn).includes(ABOUT_TOWERS))?.turn;
    return turns.find(({ turn }) => turn.parentId === question?.id)?.turn.id ?? '';
  };
});

describe('what is being written', () => {
  it('is there again when the panel was closed, each chat its own', async () => {
    await typeInto('textbox', 'Message', 'Half a thought');
    await reopenPanel();
    await waitForDraft('Half a thought');
    await clickByRole(panel, 'button', 'New chat');
    await waitForDraft('');
    await openHistory();
    await clickByRole(panel, 'button', 'Towers');
    await waitForDraft('Half a thought');
    await typeInto('textbox', 'Message', ' ');
  });

  const waitForDraft = (text: string) =>
    waitFor(
      () => panel.$eval('textarea.composer-input', (box, wanted) => box.value === wanted, text),
      { what: `the draft to be “${text}”` },
    );
});

describe('a temporary chat', () => {
  it('leaves nothing behind', async () => {
    const before = await readChats(panel);
    await clickByRole(panel, 'button', 'New chat');
    await clickByRole(panel, 'checkbox', 'Temporary chat');
    await askAndWait('Remember nothing of the xylophone');
    await typeInto('textbox', 'Message', 'Nor of the theremin');
    await reopenPanel();
    await getByRole(panel, 'textbox', 'Message');
    expect(await countTurns(panel)).toBe(0);
    expect(await readChats(panel)).toEqual(before);
    const rest = [await readStore(panel, 'drafts'), await panel.evaluate(readAreas)];
    expect(JSON.stringify(rest)).not.toMatch(/xylophone|theremin/);
  });

  const readAreas = () =>
    Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]);
});

describe('#history', () => {
  it('is the address of the list', async () => {
    const tab = await gloss.openInTab('#history');
    await getByRole(tab, 'searchbox', 'Search chats');
    expect(await queryByRole(tab, 'textbox', 'Message')).toBeNull();
    await clickByRole(tab, 'button', 'Back to chat');
    await getByRole(tab, 'textbox', 'Message');
    expect(new URL(tab.url()).hash).toBe('');
    await tab.close();
  });
});
