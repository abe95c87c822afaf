import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGlossFirefox, type GlossFirefox } from './helpers/firefox.ts';
import { readStatus, toSettings } from './helpers/install-settings.ts';
import { waitFor } from './helpers/wait.ts';

describe('Firefox, in its real sidebar', () => {
  let backend: Backend;
  let firefox: GlossFirefox;
  let passage: string;

  beforeAll(async () => {
    backend = await createBackend();
    firefox = await launchGlossFirefox();
    await firefox.navigate(`${backend.url}/article`);
    await firefox.openPanel();
    passage = await firefox.inPage(selectArticle);
  });
  afterAll(async () => {
    await firefox.close();
    await backend.close();
  });

  const readAnswer = () => firefox.inPanel(readNewestAnswer);
  const click = (name: string) =>
    waitFor(() => firefox.inPanel(clickButton, name), { what: `the button ${name}` });
  const waitForEnd = (status: string) =>
    waitFor(
      async () => {
        const answer = await readAnswer();
        return answer?.status === status ? answer : undefined;
      },
      { what: `the answer to be ${status}` },
    );

  it('summarizes the selected text on the device', async () => {
    await waitFor(() => firefox.inPanel(readChip), { what: 'the chip' });
    expect(await firefox.inPanel(readChip)).toContain(passage.slice(0, 30));
    await click('Summarize');
    const { text } = await waitForEnd('complete');
    const sentences = text.split(/\n+/).filter((line) => line !== '');
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    for (const sentence of sentences) expect(passage).toContain(sentence);
    expect(backend.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('streams from a connected model, with one POST, and stops it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gloss-settings-'));
    const path = join(folder, 'gloss.json');
    await writeFile(path, JSON.stringify(toSettings(`${backend.url}/v1`, ['slow'])));
    await waitFor(
      () => firefox.inSettings(() => Boolean(document.querySelector('input[type=file]'))),
      {
        what: 'the settings',
      },
    );
    await firefox.uploadToSettings('input[type=file]', path);
    await waitFor(() => firefox.inSettings(clickImport), { what: 'the button Import' });
    await waitFor(() => firefox.inSettings(readStatus), { what: 'the settings to be stored' });
    await rm(folder, { recursive: true });

    await click('New chat');
    await click('Summarize');
    await waitFor(async () => (await readAnswer())?.text, { what: 'the first words' });
    await click('Stop');
    const { text } = await waitForEnd('stopped');
    const prompts = backend.requests.filter(({ method }) => method === 'POST');
    expect(prompts).toHaveLength(1);
    expect(prompts[0]?.body?.messages?.at(-1)?.content).toContain(passage.trim());
    await waitFor(() => prompts[0]?.closedByClient, { what: 'the backend to see the end' });
    expect(prompts[0]?.answer.startsWith(text)).toBe(true);
  });

  it('takes text from a text field', async () => {
    await firefox.navigate(`${backend.url}/form`);
    // Any navigation takes the permission away here; the next click gives it again.
    await firefox.openPanel();
    await firefox.inPage(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#letter');
      field?.focus();
      field?.select();
    });
    await waitFor(
      async () => (await firefox.inPanel(readChip))?.includes('Their are two mistake'),
      { what: 'the chip' },
    );
  });

  it('refuses every HTML string, as the policy says', async () => {
    const sinks = await firefox.inPanel((view) => {
      try {
        view.document.createElement('div').innerHTML = '<b>x</b>';
        return 'open';
      } catch (error) {
        return String(error);
      }
    });
    expect(sinks).toContain('TypeError');
  });
});

/* What follows runs inside Firefox, as source. */

function selectArticle(): string {
  const article = document.querySelector('article');
  if (article) getSelection()?.selectAllChildren(article);
  return String(getSelection());
}

function readChip(view: Window): string | null {
  return view.document.querySelector('[aria-label="Selected text"]')?.textContent ?? null;
}

function readNewestAnswer(view: Window): { status: string; text: string } | null {
  const answers = view.document.querySelectorAll<HTMLElement>('article[aria-label="Assistant"]');
  const answer = [...answers].at(-1);
  if (!answer) return null;
  const blocks = answer.querySelector('[data-part="text"] .markdown')?.children ?? [];
  const text = [...blocks].map((block) => block.textContent.trimEnd()).join('\n\n');
  return { status: answer.dataset['status'] ?? '', text };
}

function clickButton(view: Window, name: string): boolean {
  const buttons = [...view.document.querySelectorAll('button')];
  const button = buttons.find((each) => (each.ariaLabel ?? each.textContent) === name);
  if (!button || button.disabled) return false;
  button.click();
  return true;
}

function clickImport(): boolean {
  const button = [...document.querySelectorAll('button')].find(
    (each) => each.textContent === 'Import',
  );
  button?.click();
  return Boolean(button);
}
