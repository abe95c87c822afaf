import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SELECTION_PORT } from '../../lib/page/frame-snapshot.ts';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { createFaultServer, type FaultServer } from '../servers/fault-server.mjs';
import { toWords } from '../servers/fault-verbs.mjs';
import {
  launchRawChromium,
  type AttachedPage,
  type KillWay,
  type RawChromium,
} from '../browser/helpers/raw-cdp.ts';
import {
  ask,
  askAnew,
  call,
  click,
  closePanel,
  connectModels,
  openPanel,
  readAnswer,
  readStored,
  readStoredAnswers,
  waitForAnswer,
} from '../browser/helpers/raw-panel.ts';
import { waitFor } from '../browser/helpers/wait.ts';

let pages: Backend;
let server: FaultServer;

beforeAll(async () => {
  [pages, server] = await Promise.all([createBackend(), createFaultServer()]);
});
afterAll(async () => {
  await Promise.all([pages.close(), server.close()]);
});

const nameOf = (model: string) => model.split('@')[1] ?? model;
const countPosts = (model: string) => server.countPosts(nameOf(model));
const release = (model: string) => server.release(nameOf(model));
const findPosts = (model: string) =>
  server.requests.filter(({ name, method }) => name === nameOf(model) && method === 'POST');

interface Kill {
  row: number;
  way: KillWay;
  chunks: number;
  model: string;
}

const WAYS: Array<[row: number, way: KillWay]> = [
  [39, 'closeTarget'],
  [40, 'stopAllWorkers'],
];

/** So many chunks have come, and the two that are left have not. */
const KILLS: Kill[] = WAYS.flatMap(([row, way]) =>
  [0, 1, 7].map((chunks) => ({ row, way, chunks, model: `go-on:${chunks}@row${row}-${chunks}` })),
);
const LAST_KILLS: Kill[] = WAYS.map(([row, way]) => ({
  row,
  way,
  chunks: 8,
  model: `ok:8@row${row}-last`,
}));

const CLOSED_LONG = 'drip:50@closed-long';
const CLOSED_TO_THE_END = 'stall:3@closed-to-the-end';
const TWO_WINDOWS = 'stall:2@two-windows';
const TAB_GOES = 'stall:2@tab-goes';
const COLD = 'ok:3@cold';

describe.concurrent('one browser', () => {
  let chromium: RawChromium;
  let page: AttachedPage;
  let panel: AttachedPage;

  const askHere = (model: string, question?: string) => askAnew(chromium, panel, model, question);
  const waitForShown = (status: string, text: string) =>
    waitForAnswer(chromium, panel, { status, text });

  beforeAll(async () => {
    chromium = await launchRawChromium();
    const killed = [...KILLS, ...LAST_KILLS].map(({ model }) => model);
    await connectModels(chromium, `${server.url}/v1`, [
      ...killed,
      CLOSED_LONG,
      CLOSED_TO_THE_END,
      TWO_WINDOWS,
      TAB_GOES,
      COLD,
    ]);
    page = await chromium.openPage(`${pages.url}/article`);
    panel = await openPanel(chromium, page);
  });
  afterAll(() => chromium.close());

  it.sequential.each(KILLS)(
    'row $row: the worker is killed after $chunks chunks ($way): they are kept, and nothing is sent before a click',
    async ({ way, chunks, model }) => {
      await askHere(model);
      await waitFor(() => countPosts(model) === 1, { what: 'the prompt' });
      await waitForShown(chunks === 0 ? 'queued' : 'streaming', toWords(chunks));
      await chromium.killWorker(way);
      await waitForShown('interrupted', toWords(chunks));
      const cut = { status: 'interrupted', text: toWords(chunks) };
      expect(await readStoredAnswers(chromium, panel, model)).toEqual([cut]);
      expect(countPosts(model)).toBe(1);

      await click(chromium, panel, chunks === 0 ? 'Retry' : 'Continue');
      await waitForShown('complete', toWords(chunks + 2));
      const whole = { status: 'complete', text: toWords(chunks + 2) };
      const stored = await readStoredAnswers(chromium, panel, model);
      expect(stored).toEqual(chunks === 0 ? [cut, whole] : [whole]);
      const sent = findPosts(model)[1]?.body?.messages?.filter(({ role }) => role === 'assistant');
      expect(sent?.map(({ content }) => content)).toEqual(chunks === 0 ? [] : [toWords(chunks)]);
      expect(countPosts(model)).toBe(2);
    },
  );

  it.sequential.each(LAST_KILLS)(
    'row $row: the worker is killed as the last chunk comes ($way): the answer is whole',
    async ({ way, chunks, model }) => {
      await askHere(model);
      await waitFor(async () => (await readAnswer(chromium, panel))?.text.endsWith('w8'), {
        what: 'the last word',
      });
      await chromium.killWorker(way);
      const { status } = await waitFor(() => readEnded(chromium, panel), { what: 'its end' });
      expect(['complete', 'interrupted']).toContain(status);
      const stored = await readStoredAnswers(chromium, panel, model);
      expect(stored).toEqual([{ status, text: toWords(chunks) }]);
      expect(countPosts(model)).toBe(1);
    },
  );

  it.sequential(
    'row 44: the panel is closed for 5 s of an answer: opened again, it goes on with all of it',
    async () => {
      const sent = () => findPosts(CLOSED_LONG)[0]?.chunks ?? 0;
      await askHere(CLOSED_LONG);
      await waitFor(async () => (await readAnswer(chromium, panel))?.text.includes('w3'), {
        what: 'the first words',
      });
      await closePanel(chromium, panel);
      const closedAt = sent();
      await waitFor(() => sent() >= closedAt + 100, { what: '5 s of chunks' });
      panel = await openPanel(chromium, page);
      await waitFor(async () => (await readAnswer(chromium, panel))?.status === 'streaming', {
        what: 'the answer to be there again',
      });
      const openedAt = sent();
      await waitFor(() => sent() >= openedAt + 10, { what: 'the answer to go on' });
      release(CLOSED_LONG);
      await waitFor(() => readEnded(chromium, panel), { what: 'its end' });
      await waitForShown('complete', toWords(sent()));
      expect(await readStoredAnswers(chromium, panel, CLOSED_LONG)).toEqual([
        { status: 'complete', text: toWords(sent()) },
      ]);
      expect(countPosts(CLOSED_LONG)).toBe(1);
    },
  );

  it.sequential(
    'row 44: the panel is closed while an answer comes to its end: opened again, all of it is there',
    async () => {
      await askHere(CLOSED_TO_THE_END);
      await waitForShown('streaming', toWords(3));
      await closePanel(chromium, panel);
      release(CLOSED_TO_THE_END);
      await waitFor(() => findPosts(CLOSED_TO_THE_END)[0]?.finished, { what: 'the end' });
      panel = await openPanel(chromium, page);
      await waitForShown('complete', toWords(5));
      expect(await readStoredAnswers(chromium, panel, CLOSED_TO_THE_END)).toEqual([
        { status: 'complete', text: toWords(5) },
      ]);
      expect(countPosts(CLOSED_TO_THE_END)).toBe(1);
    },
  );

  it.sequential(
    'row 48: two windows show the same chat: both show the same words, asked for once, and what either asks next',
    async () => {
      await askHere(TWO_WINDOWS, 'A question in two windows');
      await waitForShown('streaming', toWords(2));
      const other = await chromium.openPage(`${pages.url}/form`, { newWindow: true });
      const otherPanel = await openPanel(chromium, other);
      expect(await readAnswer(chromium, otherPanel)).toBeNull();
      await click(chromium, otherPanel, 'History');
      await click(chromium, otherPanel, 'A question in two windows');
      await waitForAnswer(chromium, otherPanel, { status: 'streaming', text: toWords(2) });
      release(TWO_WINDOWS);
      for (const each of [panel, otherPanel]) {
        await waitForAnswer(chromium, each, { status: 'complete', text: toWords(4) });
      }
      expect(countPosts(TWO_WINDOWS)).toBe(1);

      await ask(chromium, otherPanel, TWO_WINDOWS, 'And then?');
      await waitForAnswer(chromium, otherPanel, { status: 'streaming', text: toWords(2) });
      await waitForShown('streaming', toWords(2));
      release(TWO_WINDOWS);
      await waitForShown('complete', toWords(4));
      expect(await readStoredAnswers(chromium, panel, TWO_WINDOWS)).toHaveLength(2);
      expect(countPosts(TWO_WINDOWS)).toBe(2);
      await chromium.send('Target.closeTarget', { targetId: other.targetId });
    },
  );

  it.sequential(
    'row 49: the tab goes elsewhere and is closed while an answer about it streams: it ends, and keeps its source',
    async () => {
      const tab = await chromium.openPage(`${pages.url}/article?leaves`);
      await call(chromium, tab, select, '#p1');
      await waitFor(() => hasChip(chromium, panel), { what: 'the chip' });
      await askHere(TAB_GOES);
      await waitForShown('streaming', toWords(2));
      const source = await readSource(chromium, panel);
      expect(source).not.toBe('');
      await go(chromium, tab, `${pages.url}/form`);
      await waitFor(async () => !(await hasChip(chromium, panel)), { what: 'the chip to go' });
      await chromium.send('Target.closeTarget', { targetId: tab.targetId });
      release(TAB_GOES);
      await waitForShown('complete', toWords(4));
      expect(await readSource(chromium, panel)).toBe(source);
      expect(countPosts(TAB_GOES)).toBe(1);
    },
  );

  it.sequential(
    'row 50: a page goes into the back/forward cache and returns: its selection is live, and told once',
    async () => {
      const tab = await chromium.openPage(`${pages.url}/article?returns`);
      const errors = await hearErrors(chromium, tab);
      await call(chromium, tab, select, '#p1');
      await waitFor(() => hasChip(chromium, panel), { what: 'the chip' });
      await call(chromium, tab, markReturn);
      await go(chromium, tab, `${pages.url}/form`);
      await waitFor(async () => !(await hasChip(chromium, panel)), { what: 'the chip to go' });
      await chromium.evaluate(tab, 'history.back()');
      const isBack = () => chromium.evaluate(tab, 'document.documentElement.dataset.persisted');
      expect(await waitFor(isBack, { what: 'the page to return' })).toBe('true');
      await waitFor(() => hasChip(chromium, panel), { what: 'the chip to return' });

      await call(chromium, panel, countMessages, SELECTION_PORT);
      await call(chromium, tab, select, '#p2');
      const words = await chromium.evaluate<string>(tab, 'String(getSelection()).trim()');
      await waitFor(async () => (await readChip(chromium, panel)).startsWith(words.slice(0, 30)), {
        what: 'the new words',
      });
      expect(await chromium.evaluate(panel, 'globalThis.messagesOfTest')).toEqual([words]);
      expect(errors).toEqual([]);
      await chromium.send('Target.closeTarget', { targetId: tab.targetId });
    },
  );

  it.sequential(
    'row 51: a message to a worker that is asleep is answered, and once, each of five times',
    async () => {
      for (let round = 1; round <= 5; round += 1) {
        await chromium.stopWorker();
        await askHere(COLD);
        await waitForShown('complete', toWords(3));
        expect(countPosts(COLD)).toBe(round);
      }
      const { answers, runs, journal } = await readStored(chromium, panel);
      expect({ runs, journal }).toEqual({ runs: 0, journal: 0 });
      expect(answers.filter(({ status }) => /streaming|queued/.test(status))).toEqual([]);
    },
  );
});

describe.concurrent('one browser, ended and started again', () => {
  it.sequential.each([
    [45, 'SIGKILL'],
    [46, 'SIGTERM'],
  ] as const)(
    'row %i: %s in the middle of an answer: at most 500 ms of it are gone, and it is interrupted',
    async (row, signal) => {
      const model = `drip:50@row${row}`;
      let chromium = await launchRawChromium();
      try {
        await connectModels(chromium, `${server.url}/v1`, [model]);
        const page = await chromium.openPage(`${pages.url}/article`);
        const panel = await openPanel(chromium, page);
        await askAnew(chromium, panel, model, 'A question that is cut');
        await waitFor(async () => (await readAnswer(chromium, panel))?.text.includes('w20'), {
          what: 'a second of it',
        });
        const shown = (await readAnswer(chromium, panel))?.text ?? '';
        chromium = await chromium.restart(signal);
        const [post] = findPosts(model);
        expect(post?.closedByClient).toBe(true);

        const nextPage = await chromium.openPage(`${pages.url}/article`);
        const nextPanel = await openPanel(chromium, nextPage);
        await waitFor(() => readEnded(chromium, nextPanel), { what: 'the answer to be there' });
        const answer = await readAnswer(chromium, nextPanel);
        expect(answer?.status).toBe('interrupted');
        const text = answer?.text ?? '';
        const words = text.split(' ').length;
        expect(text).toBe(toWords(words).trim());
        expect(text.startsWith(shown)).toBe(true);
        expect(words).toBeGreaterThanOrEqual((post?.chunks ?? 0) - 10);
        expect(await chromium.evaluate(nextPanel, IS_WAITING)).toBe(false);
        const { answers, runs, journal } = await readStored(chromium, nextPanel);
        expect(answers.map(({ status }) => status)).toEqual(['interrupted']);
        expect(answers[0]?.text.trim()).toBe(text);
        expect({ runs, journal }).toEqual({ runs: 0, journal: 0 });
        await click(chromium, nextPanel, 'New chat');
        await click(chromium, nextPanel, 'History');
        await click(chromium, nextPanel, 'A question that is cut');
        await waitForAnswer(chromium, nextPanel, { status: 'interrupted', text });
        expect(countPosts(model)).toBe(1);
      } finally {
        await chromium.close();
      }
    },
  );

  it.sequential(
    'row 47: Gloss is loaded anew in the middle of an answer: it is interrupted, and the page hears nothing',
    async () => {
      const model = 'stall:3@row47';
      const chromium = await launchRawChromium();
      try {
        await connectModels(chromium, `${server.url}/v1`, [model]);
        const extensions = await chromium.openPage('chrome://extensions');
        await chromium.evaluate(extensions, ALLOW_UNPACKED);
        const page = await chromium.openPage(`${pages.url}/article`);
        const errors = await hearErrors(chromium, page);
        const panel = await openPanel(chromium, page);
        await call(chromium, page, select, '#p1');
        await waitFor(() => hasChip(chromium, panel), { what: 'the chip' });
        await askAnew(chromium, panel, model);
        await waitForAnswer(chromium, panel, { status: 'streaming', text: toWords(3) });
        // The panel goes with it, before it can answer.
        await chromium.evaluate(panel, 'void setTimeout(() => chrome.runtime.reload())');
        await waitFor(() => findPosts(model)[0]?.closedByClient, { what: 'the answer to be cut' });
        const isThere = ({ targetId }: { targetId: string }) => targetId === panel.targetId;
        await waitFor(async () => !(await chromium.targets()).some(isThere), {
          what: 'the panel to go',
        });
        await call(chromium, page, select, '#p2');
        await waitFor(() => chromium.isWorkerAlive(), { what: 'Gloss to be loaded' });

        const next = await openPanel(chromium, page);
        await waitForAnswer(chromium, next, { status: 'interrupted', text: toWords(3) });
        expect(await readStoredAnswers(chromium, next, model)).toEqual([
          { status: 'interrupted', text: toWords(3) },
        ]);
        const words = await chromium.evaluate<string>(page, 'String(getSelection()).trim()');
        await waitFor(async () => (await readChip(chromium, next)).startsWith(words.slice(0, 30)), {
          what: 'the new agent',
        });
        expect(errors).toEqual([]);
        expect(countPosts(model)).toBe(1);
      } finally {
        await chromium.close();
      }
    },
  );
});

/** The newest answer, once it is at its end. */
async function readEnded(chromium: RawChromium, panel: AttachedPage) {
  const answer = await readAnswer(chromium, panel);
  return answer && !/streaming|queued/.test(answer.status) ? answer : null;
}

/** Without it, an extension that is no packed one stays out once it was taken down. */
const ALLOW_UNPACKED =
  'chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })';

const IS_WAITING = `Boolean(document.querySelector(
  '.waiting, [data-status="streaming"], [data-status="queued"]'))`;

const READ_CHIP = `document.querySelector('[aria-label="Selected text"] .selected-text')
  ?.textContent ?? ''`;

const readChip = (chromium: RawChromium, panel: AttachedPage) =>
  chromium.evaluate<string>(panel, READ_CHIP);

const hasChip = async (chromium: RawChromium, panel: AttachedPage) =>
  (await readChip(chromium, panel)) !== '';

/** What stands above the question as the page it is about. */
const readSource = (chromium: RawChromium, panel: AttachedPage) =>
  chromium.evaluate<string>(panel, `document.querySelector('.quote-source')?.textContent ?? ''`);

/** Follows a link, which a page may return from. */
async function go(chromium: RawChromium, page: AttachedPage, url: string): Promise<void> {
  await chromium.evaluate(page, `void (location.href = ${JSON.stringify(url)})`);
  await waitFor(() => chromium.evaluate(page, `location.href === ${JSON.stringify(url)}`), {
    what: url,
  });
}

/** All that a page complains of from now on. */
async function hearErrors(chromium: RawChromium, page: AttachedPage): Promise<unknown[]> {
  const errors: unknown[] = [];
  await chromium.send('Runtime.enable', {}, page.sessionId);
  chromium.on('Runtime.exceptionThrown', (params) => errors.push(params));
  chromium.on('Runtime.consoleAPICalled', (params) => errors.push(params));
  return errors;
}

/* What runs in a page. */

function select(selector: string): void {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`nothing is ${selector}`);
  getSelection()?.selectAllChildren(element);
}

function markReturn(): void {
  addEventListener('pageshow', ({ persisted }) => {
    document.documentElement.dataset['persisted'] = String(persisted);
  });
}

/** Listens to the active tab as the panel does, and keeps what it is told from the second on. */
async function countMessages(portName: string): Promise<void> {
  const { tabs } = chrome;
  const [tab] = await tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no tab is active');
  const port = tabs.connect(tab.id, { name: portName });
  const messages: string[] = [];
  Object.assign(globalThis, { messagesOfTest: messages });
  await new Promise<void>((resolve) => {
    let isFirst = true;
    port.onMessage.addListener((message) => {
      if (isFirst) resolve();
      else messages.push((message as { text: string }).text);
      isFirst = false;
    });
  });
}
