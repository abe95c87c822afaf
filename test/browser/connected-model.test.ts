import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import {
  ask,
  chooseModel,
  connectModels,
  countTurns,
  readAnswer,
  readPrompts,
  runAction,
  selectIn,
  waitForChip,
  waitForEnd,
} from './helpers/panel.ts';
import { clickByRole, getByRole } from './helpers/roles.ts';
import { createSinkhole, type Sinkhole } from './helpers/sinkhole.ts';
import { waitFor } from './helpers/wait.ts';

const MODELS = [
  'demo',
  'slow',
  'hold',
  'cut',
  'no-finish',
  'length',
  'error-frame',
  'malformed',
  'empty',
  '401',
  '429',
  'html',
  'hostile',
  'key',
];

/** What an answer may be laid out with. */
const WRITTEN_TAGS =
  'A BLOCKQUOTE BR BUTTON CODE DEL DIV EM H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION SPAN STRONG SUP TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  );
const HARMLESS_ATTRIBUTE =
  /^(?:(?:aria-\w+|class|dir|lang|rel|role|start|tabindex|target|title|type)=|href=(?:https?:|mailto:))/;

describe('a connected model', () => {
  let backend: Backend;
  let sinkhole: Sinkhole;
  let gloss: GlossBrowser;
  let panel: Page;

  beforeAll(async () => {
    backend = await createBackend({ cors: false });
    sinkhole = await createSinkhole([new URL(backend.url).host]);
    gloss = await launchGloss({ proxy: sinkhole.address });
    await gloss.page.goto(`${backend.url}/article`);
    await connectModels(gloss, backend, MODELS, 'test-key');
    panel = await gloss.openPanel();
  });
  afterAll(async () => {
    await gloss.close();
    await sinkhole.close();
    await backend.close();
  });
  beforeEach(async () => {
    await clickByRole(panel, 'button', 'New chat');
    backend.reset();
  });
  afterEach(() => expect(sinkhole.strangers()).toEqual([]));

  it('gets one POST with the whole selection, and its words grow while they stream', async () => {
    await chooseModel(panel, 'demo');
    const passage = await selectIn(gloss.page, 'article');
    await waitForChip(panel, passage.slice(0, 30));
    await runAction(panel, 'Summarize');

    const lengths: number[] = [];
    const answer = await waitFor(
      async () => {
        const current = await readAnswer(panel);
        lengths.push(current?.text.length ?? 0);
        return current?.status === 'complete' ? current : undefined;
      },
      { what: 'the answer to be complete' },
    );
    // Nothing, all, and something between: more is seen unless the machine is busy.
    expect(new Set(lengths).size).toBeGreaterThan(2);
    expect(lengths).toEqual(lengths.toSorted((left, right) => left - right));
    const prompts = readPrompts(backend);
    expect(prompts).toHaveLength(1);
    expect(prompts[0]?.answer.trim()).toBe(answer.text);
    expect(prompts[0]?.body?.messages?.at(-1)?.content).toContain(passage.trim());
    expect(answer.whole).toContain('demo');
  });

  it('is sent the conversation so far, and the passage only once', async () => {
    await chooseModel(panel, 'demo');
    const passage = await selectIn(gloss.page, '#p2');
    await waitForChip(panel, passage.slice(0, 30));
    await runAction(panel, 'Summarize');
    const first = await waitForEnd(panel, { status: 'complete' });
    await ask(panel, 'And why is that?');
    await waitFor(async () => (await countTurns(panel)) === 4, { what: 'four turns' });
    await waitForEnd(panel, { status: 'complete' });

    const [, second] = readPrompts(backend);
    const messages = second?.body?.messages ?? [];
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(messages[2]?.content).toBe(first.text);
    expect(messages[3]?.content).toContain('And why is that?');
    expect(JSON.stringify(messages).split(passage.trim().slice(0, 60))).toHaveLength(2);
  });

  it('is cut off by Stop, with what came so far', async () => {
    await chooseModel(panel, 'slow');
    await ask(panel, 'Take your time.');
    await waitFor(async () => (await readAnswer(panel))?.text, { what: 'the first words' });
    await clickByRole(panel, 'button', 'Stop');
    const answer = await waitForEnd(panel, { status: 'stopped' });
    const prompt = readPrompts(backend)[0];
    await waitFor(() => prompt?.closedByClient, { what: 'the backend to see the end' });
    expect(answer.text).not.toBe('');
    expect(prompt?.answer.startsWith(answer.text)).toBe(true);
  });

  it('moves nothing but words while they come, for keys would wait for its frames', async () => {
    await chooseModel(panel, 'hold');
    await ask(panel, 'Hold still.');
    await waitFor(async () => (await readAnswer(panel))?.text.includes('Second'), {
      what: 'the first pieces',
    });
    expect(await panel.evaluate(() => document.getAnimations().length)).toBe(0);
    backend.release();
    await waitForEnd(panel, { status: 'complete' });
  });

  it('goes on while the panel is closed, and is there when it opens again', async () => {
    await chooseModel(panel, 'hold');
    await ask(panel, 'Go on.');
    await waitFor(async () => (await readAnswer(panel))?.text.includes('Second'), {
      what: 'the first pieces',
    });
    await panel.close();
    panel = await gloss.openPanel();
    const half = await waitFor(() => readAnswer(panel), { what: 'the answer so far' });
    expect(half).toMatchObject({ status: 'streaming', text: 'First piece. Second piece.' });
    backend.release();
    const { text } = await waitForEnd(panel, { status: 'complete' });
    const prompts = readPrompts(backend);
    expect(prompts).toHaveLength(1);
    expect(text).toBe(prompts[0]?.answer.trim());
    expect(text.length).toBeGreaterThan(half.text.length);
  });

  it('never passes a cut, a limit or an error for a finished answer', async () => {
    const ends = [
      ['cut', 'interrupted', 'This answer is cut'],
      ['no-finish', 'incomplete', 'This answer ends without'],
      ['length', 'incomplete', 'limit'],
      ['error-frame', 'failed', 'The model ran out of memory.'],
      ['malformed', 'complete', 'Good piece 6.'],
      ['empty', 'failed', ''],
      ['401', 'failed', 'key'],
      ['html', 'failed', ''],
    ] as const;
    for (const [model, status, words] of ends) {
      await chooseModel(panel, model);
      await clickByRole(panel, 'button', 'New chat');
      backend.reset();
      await ask(panel, `How does ${model} end?`);
      const answer = await waitForEnd(panel);
      expect([model, answer.status]).toEqual([model, status]);
      expect(answer.whole).toContain(words);
      expect(readPrompts(backend)).toHaveLength(1);
    }
  });

  it('that is busy is asked again when it said, unless the reader cancels', async () => {
    await chooseModel(panel, '429');
    await ask(panel, 'Are you there?');
    await getByRole(panel, 'button', 'Cancel');
    expect((await readAnswer(panel))?.whole).toMatch(/is busy\. Asking again in \d seconds?\./);
    await clickByRole(panel, 'button', 'Cancel');
    expect((await waitForEnd(panel, { status: 'failed' })).whole).toContain('Retry');
    expect(readPrompts(backend)).toHaveLength(1);
  });

  it('shows hostile markup as text and sends nothing for it, at any moment', async () => {
    await chooseModel(panel, 'hostile');
    await ask(panel, 'Show me.');
    const answer = await waitForEnd(panel, { status: 'complete' });
    for (const markup of ['<script', '<img', '<iframe', '<style', 'press me']) {
      expect(answer.text).toContain(markup);
    }
    const planted = await panel.$$eval('[data-part="text"] *', (elements) =>
      elements.map(({ tagName, attributes }) => ({
        tagName,
        attributes: [...attributes].map(({ name, value }) => `${name}=${value}`),
      })),
    );
    for (const { tagName, attributes } of planted) {
      expect(WRITTEN_TAGS).toContain(tagName);
      expect(attributes.filter((each) => !HARMLESS_ATTRIBUTE.test(each))).toEqual([]);
    }
    expect(backend.requests.filter(({ path }) => path.startsWith('/beacon/'))).toEqual([]);
  });

  it('keeps the key out of the page, and in its one header', async () => {
    await chooseModel(panel, 'key');
    await ask(panel, 'Am I allowed?');
    await waitForEnd(panel, { status: 'complete' });
    const [prompt] = readPrompts(backend);
    expect(prompt?.headers['authorization']).toBe('Bearer test-key');
    expect(JSON.stringify(prompt?.body)).not.toContain('test-key');
    const settings = await gloss.openInTab('#settings');
    await settings.locator('button ::-p-text(Edit)').click();
    const shown = await settings.evaluate(
      () =>
        document.documentElement.outerHTML +
        [...document.querySelectorAll('input')].map(({ value }) => value).join(),
    );
    await settings.close();
    expect(shown).not.toContain('test-key');
  });
});
