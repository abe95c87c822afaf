/** The two extensions that are compared, each with a probe in its panel and a profile that knows it. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { LAST_WORD, makeConversation } from './answer.mjs';
import { openSession } from './session.mjs';

const toPath = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const BUILD = toPath('../../../.output/chrome-mv3');
const MESSAGES = 500;

/** A copy that may ask the local server, and whose panel has the probe before all other scripts. */
function copyExtension(from, to) {
  cpSync(from, to, { recursive: true });
  cpSync(toPath('probe.js'), join(to, 'probe.js'));
  const manifestPath = join(to, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  writeFileSync(
    manifestPath,
    JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }),
  );
  const panelPath = join(to, 'sidepanel.html');
  const panel = readFileSync(panelPath, 'utf8');
  writeFileSync(panelPath, panel.replace('<title>', '<script src="/probe.js"></script><title>'));
}

/** The script that stores what Gloss needs to know, bundled: Chromium reads no TypeScript. */
async function bundleSeed() {
  const lib = { entry: toPath('seed.js'), formats: ['iife'], name: 'seed', fileName: 'seed' };
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: { lib, write: false },
  });
  return output[0].code;
}

function createGloss(dir) {
  return {
    dir,
    relay: 'askBackground',
    isReady: () => chrome.action.onClicked.hasListeners(),
    async seed(page, origin) {
      await page.evaluate(await bundleSeed());
      await page.evaluate((...seeds) => seedGloss(...seeds), origin, makeConversation(MESSAGES));
    },
    /** The panel shows again what its window showed last. */
    chooseConversation: (page) =>
      page.evaluate(async (word) => {
        const { id } = await chrome.windows.getCurrent();
        await chrome.storage.session.set({ [`window-chat:${id}`]: 'bench' });
        localStorage['has-chat'] = true;
        localStorage.watched = word;
      }, LAST_WORD),
  };
}

function createLimit(dir) {
  return {
    dir,
    relay: 'fetchHere',
    isReady: async () => (await chrome.sidePanel.getPanelBehavior()).openPanelOnActionClick,
    seed: (page, origin) =>
      page.evaluate(
        (url, messages) => {
          localStorage.url = url;
          return chrome.storage.local.set({ messages });
        },
        `${origin}/v1/chat/completions`,
        makeConversation(MESSAGES),
      ),
    chooseConversation: (page) =>
      page.evaluate((word) => {
        localStorage.watched = word;
      }, LAST_WORD),
  };
}

/** `[ours, limit]`, ready to be opened. Throws when Gloss has not been built. */
export async function prepareExtensions(folder, server) {
  if (!existsSync(BUILD))
    throw new Error('There is nothing to measure: run `npm run build` first.');
  const extensions = [createGloss(join(folder, 'ours')), createLimit(join(folder, 'limit'))];
  copyExtension(BUILD, extensions[0].dir);
  copyExtension(toPath('limit'), extensions[1].dir);
  cpSync(
    fileURLToPath(import.meta.resolve('streaming-markdown')),
    join(extensions[1].dir, 'streaming-markdown.js'),
  );
  for (const extension of extensions) {
    extension.profile = `${extension.dir}-profile`;
    const session = await openSession(extension, server, { keepProfile: true });
    const page = await session.openPage('manifest.json');
    await extension.seed(page, server.origin);
    await session.close();
  }
  return extensions;
}
