/**
 * What the demo and the tests stand on, made when it is missing or out of date: npm packages, builds
 * and FastAPI here, browsers in browsers.mjs. Plain Node: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { findPython, PYTHON_PACKAGES } from '../servers/peers/find-python.mjs';
import { runStep, SetupError } from './progress.mjs';

export { ensureChromium, ensureFirefox } from './browsers.mjs';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const BUILD_ARGUMENTS = { chrome: [], firefox: ['-b', 'firefox', '--mv3'] };
const BUILD_SOURCES = [
  'package.json',
  'package-lock.json',
  'wxt.config.ts',
  'tsconfig.json',
  'entrypoints',
  'components',
  'lib',
  'public',
];

const fromRoot = (...parts) => join(ROOT, ...parts);

/** A digest of files, and of every file in folders, with their names. */
function hashFiles(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = fromRoot(path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).toSorted()) add(`${path}/${name}`);
    } else {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** Does `work` unless `product` is there and `stamp` says it was made from the same sources. */
async function runWhenChanged({ label, product, stamp, sources, work }) {
  const digest = hashFiles(sources);
  const path = fromRoot(stamp);
  const isMade = existsSync(fromRoot(product)) && existsSync(path);
  if (isMade && readFileSync(path, 'utf8') === digest) return;
  await runStep(label, work);
  writeFileSync(path, digest);
}

function run(label, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // `npm run --silent` would have npm say nothing even of an error; apt-get would ask questions.
    env: { ...process.env, npm_config_loglevel: 'error', DEBIAN_FRONTEND: 'noninteractive' },
    // npm and npx are scripts on Windows, which only its shell starts.
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new SetupError(`${label} failed:\n${error?.message ?? `${stdout}${stderr}`.trim()}`);
  }
}

/** Installs what package-lock.json names. */
export function ensurePackages() {
  return runWhenChanged({
    label: 'installed packages',
    product: 'node_modules',
    stamp: 'node_modules/.gloss-stamp',
    sources: ['package-lock.json'],
    work() {
      run('npm ci', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
      run('wxt prepare', 'npx', ['wxt', 'prepare']);
    },
  });
}

/** Path of a Python with FastAPI; as root on Debian and Ubuntu it is installed when there is none. */
export async function ensurePython() {
  try {
    return findPython();
  } catch (error) {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw error;
  }
  await runStep('installed FastAPI with apt-get', () => {
    run('apt-get update', 'apt-get', ['update']);
    const packages = ['-y', '--no-install-recommends', ...PYTHON_PACKAGES];
    run('apt-get install', 'apt-get', ['install', ...packages]);
  });
  return findPython();
}

/** Builds the extension for `chrome` or `firefox`; resolves to the folder it is in. */
export async function ensureBuild(browser) {
  const folder = `.output/${browser}-mv3`;
  await runWhenChanged({
    label: `built ${folder}`,
    product: `${folder}/manifest.json`,
    stamp: `.output/.stamp-${browser}`,
    sources: BUILD_SOURCES,
    work: () => run(`wxt build (${browser})`, 'npx', ['wxt', 'build', ...BUILD_ARGUMENTS[browser]]),
  });
  return fromRoot(folder);
}
