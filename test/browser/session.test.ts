import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { ask, chooseModel, readPrompts, waitForEnd } from './helpers/panel.ts';
import { clickByRole, getByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

const QUESTION = 'Who keeps the lighthouse?';

/** Baidu's conversation knows its visitors by a cookie alone. */
describe('the user’s own session', () => {
  let backend: Backend;
  let gloss: GlossBrowser;
  let settings: Page;
  let panel: Page;
  let host: string;

  beforeAll(async () => {
    backend = await createBackend({ cors: false });
    ({ host } = new URL(backend.url));
    gloss = await launchGloss();
    await gloss.grantHost('http://127.0.0.1/*');
    await gloss.page.goto(`${backend.url}/login`);
    settings = await gloss.openInTab('#settings');
    await gloss.page.bringToFront();
    panel = await gloss.openPanel();
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
  });

  const fill = async (name: string, value: string) => {
    const field = await getByRole(settings, 'textbox', name);
    await field.click({ count: 3 });
    await settings.keyboard.type(value);
  };

  /** Adds a Baidu connection by hand, as its form has it. */
  async function connect(name: string, generation: number, isTicked: boolean) {
    await settings.bringToFront();
    await clickByRole(settings, 'button', 'Add connection');
    await settings.locator('.preset ::-p-text(Baidu AI chat)').click();
    await fill('Address', backend.url);
    await fill('Name', name);
    await settings.locator('summary').click();
    await fill('Extra body fields (JSON)', `{"generation":${generation}}`);
    const tick = await getByRole(settings, 'checkbox', `Send my own session at ${host} along`);
    expect(await tick.evaluate((box) => (box as HTMLInputElement).checked)).toBe(false);
    if (isTicked) await tick.click();
    await clickByRole(settings, 'button', 'Save');
    await getByRole(settings, 'group', name);
  }

  /** Asks in a new chat, by the connection of this name. */
  async function askBy(name: string, status: string) {
    await gloss.page.bringToFront();
    const id = await waitFor(() => panel.evaluate(findOption, name), { what: `${name} to choose` });
    await chooseModel(panel, id);
    await clickByRole(panel, 'button', 'New chat');
    backend.reset();
    await ask(panel, QUESTION);
    return waitForEnd(panel, { status });
  }

  it.each([
    ['old', 1],
    ['new', 2],
  ])('is what the %s generation answers to, once it is ticked', async (name, generation) => {
    await connect(name, generation, true);
    const answer = await askBy(name, 'complete');
    const [prompt, ...others] = readPrompts(backend);
    expect(others).toEqual([]);
    expect(prompt?.headers['cookie']).toBe('session=ok');
    expect(answer.text).toBe(prompt?.answer);
    expect(answer.text).not.toBe('');
  });

  it.each([
    ['old without', 1],
    ['new without', 2],
  ])('stays in the browser where it is not: %s', async (name, generation) => {
    await connect(name, generation, false);
    const answer = await askBy(name, 'failed');
    expect(answer.whole).toContain('Please log in.');
    expect(backend.requests).toHaveLength(1);
    expect(backend.requests[0]?.headers).not.toHaveProperty('cookie');
  });

  it('is sent no longer once the tick is taken off, and the form says what it does', async () => {
    await settings.bringToFront();
    const connection = await getByRole(settings, 'group', 'old');
    await connection.$('button ::-p-text(Edit)').then((edit) => edit?.click());
    const tick = await getByRole(settings, 'checkbox', `Send my own session at ${host} along`);
    expect(await tick.evaluate((box) => (box as HTMLInputElement).checked)).toBe(true);
    expect(await settings.evaluate(() => document.body.innerText)).toContain(
      `the browser then sends your cookies of ${host}`,
    );
    await tick.click();
    await clickByRole(settings, 'button', 'Save');
    await getByRole(settings, 'group', 'old');
    await askBy('old', 'failed');
    expect(backend.requests[0]?.headers).not.toHaveProperty('cookie');
  });
});

/** Runs in the panel: the value of the model that is called `name`. */
function findOption(name: string): string | undefined {
  const options = document.querySelectorAll<HTMLOptionElement>('select[aria-label="Model"] option');
  return [...options].find(({ text }) => text === name)?.value;
}
