import type { Page } from 'puppeteer-core';
import type { Backend } from '../../servers/backend.mjs';
import type { GlossBrowser } from './chromium.ts';
import { installSettings, toSettings } from './install-settings.ts';
import { clickByRole, getByRole, queryByRole, readText } from './roles.ts';
import { waitFor } from './wait.ts';

/** Selects everything in the element that `selector` finds, as dragging over it would. */
export async function selectIn(page: Page, selector: string): Promise<string> {
  return page.evaluate((target) => {
    const element = document.querySelector(target);
    if (!element) throw new Error(`nothing is ${target}`);
    getSelection()?.selectAllChildren(element);
    return String(getSelection());
  }, selector);
}

/** The words in the chip; null while there is none. */
export async function readChip(panel: Page): Promise<string | null> {
  const chip = await queryByRole(panel, 'region', 'Selected text');
  return chip ? readText(chip) : null;
}

/** Waits until what the chip shows begins with `words`. */
export async function waitForChip(panel: Page, words: string): Promise<void> {
  await waitFor(async () => (await readChip(panel))?.startsWith(words), {
    what: `the chip to show “${words.slice(0, 40)}”`,
  });
}

/** Types a question and sends it. */
export async function ask(panel: Page, question: string): Promise<void> {
  const message = await getByRole(panel, 'textbox', 'Message');
  await message.focus();
  await panel.keyboard.type(question);
  await clickByRole(panel, 'button', 'Send');
}

/** What the newest answer says of itself. */
export interface ShownAnswer {
  status: string;
  /** Its words, with an empty line between blocks. */
  text: string;
  /** Everything the answer shows: its words, notes, errors, who made it. */
  whole: string;
}

const ANSWERS = 'article[aria-label="Assistant"]';

/** The newest answer; undefined while there is none. */
export async function readAnswer(panel: Page): Promise<ShownAnswer | undefined> {
  return panel.$$eval(ANSWERS, (articles) => {
    const article = articles.at(-1);
    if (!(article instanceof HTMLElement)) return undefined;
    // The browser lays out no blocks out of sight, and `innerText` would leave them out.
    const text = article.querySelector('[data-part="text"]');
    const blocks = text?.querySelector('.markdown')?.children ?? (text ? [text] : []);
    return {
      status: article.dataset['status'] ?? '',
      text: [...blocks].map((block) => block.textContent.trimEnd()).join('\n\n'),
      whole: article.innerText,
    };
  });
}

/** Waits until the newest answer has come to an end (or to the one that is told). */
export async function waitForEnd(
  panel: Page,
  { status, timeoutMs }: { status?: string; timeoutMs?: number } = {},
): Promise<ShownAnswer> {
  return waitFor(
    async () => {
      const answer = await readAnswer(panel);
      if (!answer || answer.status === 'queued' || answer.status === 'streaming') return undefined;
      if (status !== undefined && answer.status !== status) throw new Error(JSON.stringify(answer));
      return answer;
    },
    { what: `the answer to be ${status ?? 'at its end'}`, ...(timeoutMs ? { timeoutMs } : {}) },
  );
}

/** How many turns the conversation has. */
export function countTurns(panel: Page): Promise<number> {
  return panel.$$eval('article', (articles) => articles.length);
}

/** Clicks a quick action, such as `Summarize`. */
export async function runAction(panel: Page, name: string): Promise<void> {
  await clickByRole(panel, 'button', name);
}

/** Connects Gloss to models of the local backend; the first is the one in use. */
export async function connectModels(
  gloss: GlossBrowser,
  backend: Backend,
  models: readonly string[],
  apiKey = '',
): Promise<void> {
  await gloss.grantHost('http://127.0.0.1/*');
  await installSettings(gloss, toSettings(`${backend.url}/v1`, models, apiKey));
  await gloss.page.bringToFront();
}

/** Chooses one of them in the panel. */
export async function chooseModel(panel: Page, model: string): Promise<void> {
  await panel.select('select[aria-label="Model"]', model);
  await waitFor(() => panel.$eval('select[aria-label="Model"]', readValue, model), {
    what: `${model} to be chosen`,
  });
}

/** Runs in the panel. */
function readValue(select: Element, wanted: string): boolean {
  return (select as HTMLSelectElement).value === wanted;
}

/** The prompts a backend was sent. */
export function readPrompts(backend: Backend): Backend['requests'] {
  return backend.requests.filter(({ method }) => method === 'POST');
}
