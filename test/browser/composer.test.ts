import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { connectModels, readPrompts, selectIn, waitForChip, waitForEnd } from './helpers/panel.ts';
import { getByRole, queryByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

let backend: Backend;
let gloss: GlossBrowser;
let panel: Page;
let keyboard: CDPSession;

beforeAll(async () => {
  backend = await createBackend();
  gloss = await launchGloss();
  await connectModels(gloss, backend, ['demo']);
  await gloss.page.goto(`${backend.url}/article`);
  panel = await gloss.openPanel();
  await getByRole(panel, 'button', 'Use this page');
  keyboard = await panel.createCDPSession();
});
afterAll(async () => {
  await gloss.close();
  await backend.close();
});

const readBox = () => panel.$eval('textarea[aria-label=Message]', (box) => box.value);

const lastQuestion = () => {
  const body = readPrompts(backend).at(-1)?.body as { messages: Array<{ content: string }> };
  return body.messages.at(-1)?.content ?? '';
};

/** A key as it arrives while an input method has it: on a Mac under its own name. */
async function pressComposing(code: 'KeyA' | 'Enter', name = 'Process'): Promise<void> {
  const key = { key: name, code, windowsVirtualKeyCode: 229 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

describe('an input method', () => {
  it.each([
    ['Chinese', ['n', 'ni', 'ni hao'], '你好'],
    ['Japanese', ['k', 'か', 'かな'], '仮名'],
  ])(
    '%s: the Enter that takes a word sends nothing, the next one sends it',
    async (...language) => {
      const [, steps, word] = language;
      await (await getByRole(panel, 'textbox', 'Message')).focus();
      for (const text of steps) {
        await pressComposing('KeyA');
        const [selectionStart, selectionEnd] = [text.length, text.length];
        await keyboard.send('Input.imeSetComposition', { text, selectionStart, selectionEnd });
      }
      const count = readPrompts(backend).length;
      await pressComposing('Enter');
      await pressComposing('Enter', 'Enter');
      await keyboard.send('Input.insertText', { text: word });
      expect(await readBox()).toBe(word);
      expect(await queryByRole(panel, 'button', 'Stop')).toBeNull();
      expect(readPrompts(backend)).toHaveLength(count);

      await panel.keyboard.press('Enter');
      await waitFor(() => readPrompts(backend).length === count + 1, { what: 'the question' });
      expect(lastQuestion()).toBe(word);
      expect(await readBox()).toBe('');
      await waitForEnd(panel, { status: 'complete' });
    },
  );

  it('the Enter that takes a word chooses nothing from a menu either', async () => {
    await panel.keyboard.type('@');
    await getByRole(panel, 'option', 'This page');
    const composition = { text: 'p', selectionStart: 1, selectionEnd: 1 };
    await keyboard.send('Input.imeSetComposition', composition);
    await pressComposing('Enter', 'Enter');
    await keyboard.send('Input.insertText', { text: 'p' });
    expect(await readBox()).toBe('@p');
    expect(await queryByRole(panel, 'region', 'This page')).toBeNull();
  });
});

describe('@', () => {
  it('makes the question one about the page, and leaves no sign in it', async () => {
    await panel.keyboard.type('age');
    await panel.keyboard.press('Home');
    await panel.keyboard.type('What is this about? ');
    expect(await queryByRole(panel, 'option', 'This page')).toBeNull();
    await panel.keyboard.press('End');
    await getByRole(panel, 'option', 'This page');
    await panel.keyboard.press('Tab');
    await getByRole(panel, 'region', 'This page');
    expect(await readBox()).toBe('What is this about? ');
    await panel.keyboard.press('Enter');
    await waitFor(() => lastQuestion().includes('What is this about?'), { what: 'the question' });
    const passage = await gloss.page.$eval('#p3', ({ textContent }) => textContent);
    expect(lastQuestion()).toContain(passage.trim().slice(0, 60));
    expect(lastQuestion()).not.toContain('@page');
    await waitForEnd(panel, { status: 'complete' });
  });

  it('in the middle of a question, the caret stays where it stood', async () => {
    await panel.keyboard.type('Why is it so?');
    for (const _ of 'is it so?') await panel.keyboard.press('ArrowLeft');
    await panel.keyboard.type('@');
    await getByRole(panel, 'option', 'This page');
    await panel.keyboard.press('Enter');
    await panel.keyboard.type('really ');
    expect(await readBox()).toBe('Why really is it so?');
  });
});

describe('Alt and a digit', () => {
  it('run the quick action at that place on the selection', async () => {
    const passage = await selectIn(gloss.page, '#p2');
    await waitForChip(panel, passage.slice(0, 30));
    const before = readPrompts(backend).length;
    await panel.keyboard.down('Alt');
    await panel.keyboard.press('Digit2');
    await panel.keyboard.up('Alt');
    await waitFor(() => readPrompts(backend).length > before, { what: 'the action' });
    expect(lastQuestion()).toContain('key points');
    expect(lastQuestion()).toContain(passage);
    await waitForEnd(panel, { status: 'complete' });
  });
});
