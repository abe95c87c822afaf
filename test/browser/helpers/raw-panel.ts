import { readStatus, toSettings } from './install-settings.ts';
import type { AttachedPage, RawChromium } from './raw-cdp.ts';
import type { ShownAnswer } from './panel.ts';
import { waitFor } from './wait.ts';

/** An answer as it is stored. */
export interface StoredAnswer {
  status: string;
  text: string;
  connectionId: string;
}

/** What the database holds of answers. */
export interface StoredChats {
  /** Each conversation's in the order they came. */
  answers: StoredAnswer[];
  /** How many rows say that an answer is on its way. */
  runs: number;
  journal: number;
}

/** Runs a function of its own text alone in a page; its arguments and its value are plain data. */
export function call<Value, Parameters extends unknown[]>(
  chromium: RawChromium,
  page: AttachedPage,
  run: (...parameters: Parameters) => Value,
  ...parameters: Parameters
): Promise<Awaited<Value>> {
  const values = parameters.map((parameter) => JSON.stringify(parameter)).join(', ');
  return chromium.evaluate(page, `(${String(run)})(${values})`);
}

/** Lets Gloss read the pages of 127.0.0.1, and connects it to models there by the settings. */
export async function connectModels(
  chromium: RawChromium,
  baseUrl: string,
  models: readonly string[],
): Promise<void> {
  const { extensionId, evaluate, openPage, send } = chromium;
  const extensions = await openPage(`chrome://extensions/?id=${extensionId}`);
  const pattern = JSON.stringify('http://127.0.0.1/*');
  await evaluate(
    extensions,
    `chrome.developerPrivate.addHostPermission(${JSON.stringify(extensionId)}, ${pattern})`,
  );
  const tab = await openPage(`chrome-extension://${extensionId}/sidepanel.html#settings`);
  await waitFor(() => evaluate(tab, `Boolean(document.querySelector('input[type=file]'))`), {
    what: 'the settings',
  });
  await call(chromium, tab, importSettings, JSON.stringify(toSettings(baseUrl, models)));
  await waitFor(() => call(chromium, tab, readStatus), { what: 'the settings to be stored' });
  for (const { targetId } of [tab, extensions]) await send('Target.closeTarget', { targetId });
}

async function importSettings(settings: string): Promise<void> {
  const files = new DataTransfer();
  files.items.add(new File([settings], 'gloss.json'));
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no file can be chosen');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const find = () =>
    [...document.querySelectorAll('button')].find((button) => button.textContent === 'Import');
  while (!find()) await new Promise(requestAnimationFrame);
  find()?.click();
}

/** Opens the panel beside a page, and waits until it can be written in. */
export async function openPanel(chromium: RawChromium, page: AttachedPage): Promise<AttachedPage> {
  const panel = await chromium.openPanel(page);
  await waitFor(() => chromium.evaluate(panel, `Boolean(document.querySelector('textarea'))`), {
    what: 'the composer',
  });
  return panel;
}

/** Closes a panel as the user does, and waits until it is gone. */
export async function closePanel(chromium: RawChromium, panel: AttachedPage): Promise<void> {
  await chromium.send('Target.closeTarget', { targetId: panel.targetId });
  const isThere = async () =>
    (await chromium.targets()).some(({ targetId }) => targetId === panel.targetId);
  await waitFor(async () => !(await isThere()), { what: 'the panel to close' });
}

/** Clicks the first button with this name, once it is there and can be clicked. */
export function click(chromium: RawChromium, panel: AttachedPage, name: string): Promise<void> {
  return call(chromium, panel, clickButton, name);
}

async function clickButton(name: string): Promise<void> {
  const find = () =>
    [...document.querySelectorAll('button')].find(
      (button) =>
        !button.disabled && (button.getAttribute('aria-label') ?? button.textContent) === name,
    );
  while (!find()) await new Promise(requestAnimationFrame);
  find()?.click();
}

/** Asks a model, whose name is also that of its connection; in a new conversation. */
export async function askAnew(
  chromium: RawChromium,
  panel: AttachedPage,
  model: string,
  question = 'Go on.',
): Promise<void> {
  await click(chromium, panel, 'New chat');
  await ask(chromium, panel, model, question);
}

/** Asks a model in the conversation that is shown. */
export function ask(
  chromium: RawChromium,
  panel: AttachedPage,
  model: string,
  question: string,
): Promise<void> {
  return call(chromium, panel, chooseAndAsk, model, question);
}

async function chooseAndAsk(model: string, question: string): Promise<void> {
  // Before the settings are read, the panel shows nothing of them to a reader.
  const findModels = () =>
    document.querySelector<HTMLSelectElement>(
      '[data-ready="true"] select[aria-label="Model"]:has(:checked)',
    );
  while (!findModels()) await new Promise(requestAnimationFrame);
  const models = findModels();
  if (models && models.value !== model) {
    models.value = model;
    models.dispatchEvent(new Event('change', { bubbles: true }));
  }
  while (findModels()?.value !== model) await new Promise(requestAnimationFrame);
  const message = document.querySelector('textarea');
  if (!message) throw new Error('nothing can be written');
  message.value = question;
  message.dispatchEvent(new Event('input', { bubbles: true }));
  const find = () =>
    document.querySelector<HTMLButtonElement>('button[aria-label="Send"]:not(:disabled)');
  while (!find()) await new Promise(requestAnimationFrame);
  find()?.click();
}

/** The newest answer; null while there is none. */
export function readAnswer(
  chromium: RawChromium,
  panel: AttachedPage,
): Promise<ShownAnswer | null> {
  return call(chromium, panel, readNewest);
}

function readNewest(): ShownAnswer | null {
  const article = [...document.querySelectorAll<HTMLElement>('article[aria-label="Assistant"]')].at(
    -1,
  );
  if (!article) return null;
  return {
    status: article.dataset['status'] ?? '',
    text: article.querySelector('[data-part="text"]')?.textContent.trim() ?? '',
    whole: article.innerText,
  };
}

/** Waits until the newest answer shows this status and these words, and no others. */
export async function waitForAnswer(
  chromium: RawChromium,
  panel: AttachedPage,
  { status, text, timeoutMs }: { status: string; text: string; timeoutMs?: number },
): Promise<void> {
  const isThere = async () => {
    const answer = await readAnswer(chromium, panel);
    if (answer?.status === status && answer.text === text.trim()) return true;
    throw new Error(JSON.stringify(answer));
  };
  const what = `“${text}” to be ${status}`;
  await waitFor(isThere, timeoutMs === undefined ? { what } : { what, timeoutMs });
}

/** What is stored, read in the panel. */
export function readStored(chromium: RawChromium, panel: AttachedPage): Promise<StoredChats> {
  return call(chromium, panel, readDatabase);
}

async function readDatabase(): Promise<StoredChats> {
  const finish = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('unreadable')));
    });
  const database = await finish(indexedDB.open('gloss'));
  const stores = database.transaction(['turns', 'runs', 'journal']);
  const records: { position: number; turn: StoredAnswer & { role: string } }[] = await finish(
    stores.objectStore('turns').getAll(),
  );
  records.sort((left, right) => left.position - right.position);
  const counts = [];
  for (const name of ['runs', 'journal']) {
    counts.push(await finish(stores.objectStore(name).count()));
  }
  database.close();
  const [runs = 0, journal = 0] = counts;
  const answers = records.map(({ turn }) => turn).filter(({ role }) => role === 'assistant');
  return { answers, runs, journal };
}

/** The stored answers of one connection. */
export async function readStoredAnswers(
  chromium: RawChromium,
  panel: AttachedPage,
  model: string,
): Promise<Pick<StoredAnswer, 'status' | 'text'>[]> {
  const { answers } = await readStored(chromium, panel);
  return answers
    .filter(({ connectionId }) => connectionId === model)
    .map(({ status, text }) => ({ status, text }));
}
