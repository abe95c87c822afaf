import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { startAnsweringServer } from '../servers/answering-server.ts';
import { createSelfSigned } from '../servers/self-signed.mjs';
import { startTlsFront } from '../servers/tls-front.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { createFaults, FAILING_CONNECTIONS, type Places } from './helpers/failing-connections.ts';
import { installSettings } from './helpers/install-settings.ts';
import { ask, readAnswer, selectIn, waitForChip, waitForEnd } from './helpers/panel.ts';
import { clickByRole, getByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

const WORKS = 'It works: the first word came after';

/** A site on the web; it is the backend, which has pages too. */
const SITE = 'http://news.example';

let backend: Backend;
let ollama: Backend;
let faults: Awaited<ReturnType<typeof startAnsweringServer>>;
let gloss: GlossBrowser;
let settings: Page;
let places: Places;
let passage: string;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  // No CORS headers: without the host permission the browser lets nothing through.
  backend = await createBackend({ cors: false });
  ollama = await createBackend({ ollamaOrigins: false });
  faults = await startAnsweringServer(createFaults());
  const trusted = createSelfSigned();
  const trustedFront = await startTlsFront(backend.port, trusted);
  const untrustedFront = await startTlsFront(backend.port, createSelfSigned());
  const silent = await startAnsweringServer({});
  await silent.close();
  const nobody = new URL(silent.url).host;
  gloss = await launchGloss({
    args: [
      `--ignore-certificate-errors-spki-list=${trusted.keyHash}`,
      // Usual ports, without touching what may listen there on this machine.
      `--host-resolver-rules=${[
        `MAP 127.0.0.1:1143 ${nobody}`,
        `MAP 127.0.0.1:8080 ${nobody}`,
        `MAP 127.0.0.1:8081 ${nobody}`,
        `MAP 127.0.0.1:11434 127.0.0.1:${backend.port}`,
        `MAP news.example 127.0.0.1:${backend.port}`,
      ].join(',')}`,
    ],
  });
  closers.push(gloss.close, backend.close, ollama.close, faults.close);
  closers.push(trustedFront.close, untrustedFront.close);
  places = {
    backend: backend.url,
    ollama: ollama.url,
    faults: faults.url,
    trusted: `https://127.0.0.1:${trustedFront.port}`,
    untrusted: `https://127.0.0.1:${untrustedFront.port}`,
  };
  await gloss.grantHost('*://127.0.0.1/*');
  const connections = FAILING_CONNECTIONS.map(toConnection);
  const isOpen = ({ baseUrl }: { baseUrl: string }) => new URL(baseUrl).hostname === '127.0.0.1';
  // Apart, for the browser's question about another host stays without an answer.
  await importConnections(connections.filter(isOpen));
  await importConnections(connections.filter((connection) => !isOpen(connection)));
  await gloss.page.goto(`${SITE}/article`);
  passage = await selectIn(gloss.page, 'article p');
  await waitForChip(await gloss.openPanel(), passage.slice(0, 20));
  settings = await gloss.openInTab('#settings');
  await getByRole(settings, 'group', FAILING_CONNECTIONS[0]?.name);
  // All at once, for some take their time.
  await settings.$$eval('[role=group] button', (buttons) =>
    buttons.filter(({ textContent }) => textContent === 'Test').forEach((test) => test.click()),
  );
});
afterAll(() => Promise.all(closers.map((close) => close())));

const importConnections = (connections: readonly object[]) =>
  installSettings(gloss, { gloss: 1, connections });

/** A connection as a settings file has it. */
function toConnection({ name, connect }: (typeof FAILING_CONNECTIONS)[number]) {
  const usual = { format: 'openai-chat', baseUrl: `${places.backend}/v1`, model: 'demo' };
  return { id: name, name, ...usual, ...connect(places) };
}

const findGroup = (name: string) => getByRole(settings, 'group', name);

async function press(group: ElementHandle, name: string): Promise<void> {
  const button = await group.waitForSelector(`::-p-aria([role="button"][name="${name}"])`);
  await button?.asLocator().click();
}

/** What *Test* has to say, and the names of the ways to mend it. */
async function readDiagnosis(group: ElementHandle) {
  const readResult = (element: Element) => {
    const result = element.querySelector<HTMLElement>('[data-test=done]');
    const fixes = [...(result?.querySelectorAll<HTMLElement>('button, summary') ?? [])];
    const shown = fixes.filter((fix) => fix.checkVisibility());
    return (
      result && {
        words: result.innerText,
        whole: result.textContent,
        fixes: shown.map(({ innerText }) => innerText),
      }
    );
  };
  return waitFor(() => group.evaluate(readResult), { what: 'what the test found out' });
}

/** Waits until a connection works, while its last diagnosis may still be shown. */
const waitForWorking = (name: string) =>
  waitFor(
    async () => {
      const { words } = await readDiagnosis(await findGroup(name));
      if (!words.startsWith(WORKS)) throw new Error(words);
      return true;
    },
    { what: `“${name}” to work` },
  );

describe('Test names what is wrong, and a click mends what a click can mend:', () => {
  it.each(FAILING_CONNECTIONS)('$name', async (failing) => {
    const { name, sentence, hint = '', fixes, prepare, finish } = failing;
    const { host } = new URL(toConnection(failing).baseUrl);
    const group = await findGroup(name);
    const found = await readDiagnosis(group);
    expect(found.words).toContain(sentence.replace('HOST', host));
    expect(found.whole).toContain(hint);
    const names = fixes?.(places) ?? [];
    expect(found.fixes).toEqual(names);

    const [best] = names;
    if (best === undefined) return;
    await prepare?.(group, gloss);
    await settings.bringToFront();
    await press(group, best);
    if (finish) {
      await finish(settings);
      await press(await findGroup(name), 'Test');
    }
    await waitForWorking(name);
  });

  it('without a word of what is selected', () => {
    const bodies = [
      ...[...backend.requests, ...ollama.requests].map(({ body }) => JSON.stringify(body)),
      ...faults.requests.map(({ body }) => body),
    ];
    const prompts = bodies.filter((body) => body !== '' && body !== 'null');
    expect(prompts.length).toBeGreaterThan(FAILING_CONNECTIONS.length);
    for (const prompt of prompts) {
      expect(JSON.parse(prompt)).toMatchObject({ messages: [{ role: 'user', content: 'OK?' }] });
      expect(prompt).not.toContain(passage.slice(0, 20));
    }
  });
});

describe('letting Ollama accept Gloss', () => {
  const NAME = 'Ollama turning extensions away';
  const readPosts = () => ollama.requests.filter(({ method }) => method === 'POST');
  const readRules = async () =>
    (await gloss.worker()).evaluate(() => chrome.declarativeNetRequest.getSessionRules());

  /** What a web page gets that asks by itself. */
  const askFromPage = () =>
    gloss.page.evaluate(async (url) => {
      const body = JSON.stringify({ model: 'echo', messages: [{ role: 'user', content: 'Hi' }] });
      return (await fetch(`${url}/api/chat`, { method: 'POST', body })).status;
    }, ollama.url);

  it('first showed it our origin, and then none', () => {
    const origins = readPosts().map(({ headers }) => headers['origin']);
    expect(origins).toEqual([`chrome-extension://${gloss.extensionId}`, undefined]);
  });

  it('lets a prompt through while web pages are still turned away', async () => {
    const group = await findGroup(NAME);
    await press(group, 'Edit');
    const model = await getByRole(settings, 'combobox', 'Model');
    await model.click({ count: 3 });
    await settings.keyboard.type('hold');
    await clickByRole(settings, 'button', 'Save');
    await press(await findGroup(NAME), 'Use');
    ollama.reset();
    expect(await askFromPage()).toBe(403);

    const panel = await gloss.openPanel();
    await ask(panel, 'Are you there?');
    await waitFor(async () => (await readAnswer(panel))?.text, { what: 'the first words' });
    expect(await readRules()).toHaveLength(1);
    expect(await askFromPage()).toBe(403);
    ollama.release();
    await waitForEnd(panel, { status: 'complete' });
    expect(await askFromPage()).toBe(403);
    expect(readPosts().map(({ headers }) => headers['origin'])).toEqual([
      SITE,
      undefined,
      SITE,
      SITE,
    ]);
  });

  it('leaves no rule behind', async () => {
    await waitFor(async () => (await readRules()).length === 0, { what: 'the rule to go' });
  });
});
