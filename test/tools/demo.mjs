/**
 * `npm run demo`: from a fresh checkout to a summary in the real side panel, with no key and no
 * network. On a desktop the browser stays open to play with; without one it runs unseen.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createBackend } from '../servers/backend.mjs';
import { exitWith, runStep } from './progress.mjs';
import { ensureBuild, ensureChromium, ensurePackages, ROOT } from './setup.mjs';

const PICTURES = join(ROOT, '.cache/demo');
const WAIT_MS = 20_000;
const POLL_MS = 20;

const { env, platform } = process;
const hasDesktop = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

async function launch(executablePath, extension) {
  // Not before now: the package may have been installed a moment ago.
  const { default: puppeteer } = await import('puppeteer-core');
  return puppeteer.launch({
    executablePath,
    headless: !hasDesktop,
    pipe: true,
    defaultViewport: null,
    enableExtensions: [extension],
    args: [
      '--window-size=1280,800',
      '--no-first-run',
      // Chromium refuses to run as root with its sandbox, which is how containers run it.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** Clicks the toolbar icon on a page; resolves to the panel that opens beside it. */
async function openPanel(browser, page) {
  const isWorker = (target) => target.type() === 'service_worker';
  const worker = await (await browser.waitForTarget(isWorker)).worker();
  // A click before the worker has run its script would find no listener, and be lost. At first it
  // has not even its globals, so the waiting is done here.
  const isListening = () =>
    worker.evaluate(() => globalThis.chrome?.action?.onClicked.hasListeners() ?? false);
  while (!(await isListening())) await delay(POLL_MS);
  const [extension] = (await browser.extensions()).values();
  await page.bringToFront();
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget((found) => found.url().includes('/sidepanel.html'));
  return target.asPage();
}

/** Selects from the second paragraph to the sixth, as dragging would; resolves to the words. */
function selectPassage(page) {
  return page.evaluate(() => {
    const [first, last] = ['#p2', '#p6'].map((paragraph) => document.querySelector(paragraph));
    getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
    return String(getSelection());
  });
}

/** Presses *Summarize* and reads the answer once it is at its end, or time is up. */
async function summarize(panel) {
  panel.setDefaultTimeout(WAIT_MS);
  await panel.waitForSelector('::-p-aria([name="Selected text"][role="region"])');
  await panel.locator('::-p-aria([name="Summarize"][role="button"])').click();
  const complete = 'article[aria-label="Assistant"][data-status="complete"]';
  await panel.waitForSelector(complete);
  return panel.$eval(complete, (article) => {
    const words = article.querySelector('[data-part="text"]');
    const lines = words.innerText.split('\n').map((line) => line.trim());
    return {
      summary: lines.filter((line) => line !== ''),
      // What the answer shows beside its words is who made it.
      engine: article.innerText.replace(words.innerText, '').trim().split('\n').at(-1),
    };
  });
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** True when there are sentences, and each stands in the passage. */
function isFromPassage(summary, passage) {
  const source = plain(passage);
  const sentences = summary.flatMap((line) => plain(line).split(/(?<=[.!?]) (?=\p{Lu})/u));
  return sentences.length > 0 && sentences.every((sentence) => source.includes(sentence));
}

async function showSummary(browser, url) {
  const [page] = await browser.pages();
  await page.goto(`${url}/article`);
  const passage = await selectPassage(page);
  const panel = await openPanel(browser, page);
  try {
    const { summary, engine } = await runStep('opened the side panel and clicked Summarize', () =>
      summarize(panel),
    );
    console.log(`\n${summary.map((line) => `  ${line}`).join('\n\n')}\n\n  — ${engine}\n`);
    if (!isFromPassage(summary, passage)) {
      throw new Error('the summary shown has words that are not in the selected passage');
    }
  } catch (error) {
    console.log(`\nThe panel shows:\n${await panel.$eval('body', (body) => body.innerText)}\n`);
    throw error;
  } finally {
    mkdirSync(PICTURES, { recursive: true });
    for (const [name, shown] of Object.entries({ panel, page })) {
      const path = join(PICTURES, `${name}.png`);
      await shown.screenshot({ path });
      console.log(`  ${path}`);
    }
  }
}

async function runDemo() {
  await ensurePackages();
  const executablePath = await ensureChromium();
  const extension = await ensureBuild('chrome');
  const backend = await createBackend();
  const browser = await launch(executablePath, extension);
  try {
    await showSummary(browser, backend.url);
    if (hasDesktop) {
      console.log('\nTry it yourself; close the browser to end the demo.');
      await new Promise((resolve) => browser.once('disconnected', resolve));
    }
  } finally {
    await browser.close();
    await backend.close();
  }
}

await runDemo().catch(exitWith);
