/** Finds the browsers the demo and the tests drive, and installs them where it safely can. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep, SetupError } from './progress.mjs';

const { env, platform } = process;
const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((name) => env[name])
  .filter((root) => root !== undefined);
const inWindowsRoots = (path) => WINDOWS_ROOTS.map((root) => join(root, path));

const CHROMIUM = {
  name: 'Chromium',
  variable: 'CHROME_PATH',
  package: 'chromium',
  commands: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ],
  places: {
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      ...inWindowsRoots('Chromium\\Application\\chrome.exe'),
      ...inWindowsRoots('Google\\Chrome\\Application\\chrome.exe'),
      ...inWindowsRoots('Microsoft\\Edge\\Application\\msedge.exe'),
    ],
  },
};

const FIREFOX = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  package: 'firefox-esr',
  commands: ['firefox-esr', 'firefox'],
  places: {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: inWindowsRoots('Mozilla Firefox\\firefox.exe'),
  },
};

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not ours to run: either way not the browser we look for.
  }
}

function findBrowser(browser) {
  const named = env[browser.variable];
  if (named) {
    if (isExecutable(named)) return named;
    throw new SetupError(`${browser.variable} names ${named}, which is not a program.`);
  }
  const folders = platform === 'win32' ? [] : (env.PATH ?? '').split(delimiter);
  const onPath = browser.commands.flatMap((command) => folders.map((dir) => join(dir, command)));
  return [...onPath, ...(browser.places[platform] ?? [])].find(isExecutable) ?? null;
}

function runAptGet(...args) {
  const { status, stderr, error } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new SetupError(`apt-get ${args[0]} failed:\n${error?.message ?? stderr.trim()}`);
  }
}

async function ensureBrowser(browser) {
  const found = findBrowser(browser);
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    throw new SetupError(
      `${browser.name} is needed and was not found. Install it (on Debian or Ubuntu: ` +
        `apt-get install ${browser.package}) or set ${browser.variable} to its path.`,
    );
  }
  await runStep(`installed ${browser.name} with apt-get`, () => {
    runAptGet('update');
    runAptGet('install', '-y', '--no-install-recommends', browser.package);
  });
  const installed = findBrowser(browser);
  if (!installed) throw new SetupError(`apt-get gave no ${browser.name} that can be run.`);
  return installed;
}

function requireBrowser(browser) {
  const found = findBrowser(browser);
  if (!found) throw new SetupError(`No ${browser.name} was found; set ${browser.variable}.`);
  return found;
}

/** Path of a Chromium, Chrome or Edge; throws when there is none. */
export const findChromium = () => requireBrowser(CHROMIUM);
/** Path of a Firefox; throws when there is none. */
export const findFirefox = () => requireBrowser(FIREFOX);
/** Like {@link findChromium}, but installs one as root on Debian and Ubuntu. */
export const ensureChromium = () => ensureBrowser(CHROMIUM);
/** Like {@link findFirefox}, but installs one as root on Debian and Ubuntu. */
export const ensureFirefox = () => ensureBrowser(FIREFOX);
