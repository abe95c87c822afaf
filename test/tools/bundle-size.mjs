/**
 * Holds the size of the Chrome build to a budget: what the panel must load before it shows
 * anything, and what a user downloads.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { ROOT } from './setup.mjs';

const BUILD = join(ROOT, '.output/chrome-mv3');
const PANEL_BUDGET_BYTES = 50_000;
const DOWNLOAD_BUDGET_BYTES = 400_000;

const readBuilt = (path) => readFileSync(join(BUILD, path));

/** The scripts a page loads: those its HTML names, and whatever they import, over and over. */
function findScripts(page) {
  const html = readBuilt(page).toString();
  const found = new Set();
  const add = (path) => {
    if (found.has(path)) return;
    found.add(path);
    const imports = readBuilt(path)
      .toString()
      .matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g);
    for (const [, specifier] of imports) add(posix.join(posix.dirname(path), specifier));
  };
  for (const [, path] of html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)) add(path);
  return [...found];
}

/** Bytes of a zip's contents; its table of contents adds some hundred. */
function measureDownload() {
  return readdirSync(BUILD, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => deflateRawSync(readFileSync(join(entry.parentPath, entry.name))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

const toRow = (name, bytes, budget) =>
  `${name.padEnd(44)}${(bytes / 1000).toFixed(1).padStart(8)} kB` +
  (budget ? `  of ${budget / 1000} kB${bytes > budget ? '  OVER BUDGET' : ''}` : '');

/** The texts the panel opens with, in the language that takes most. */
function findOpeningTexts() {
  const texts = readdirSync(join(BUILD, 'chunks'))
    .filter((name) => /^[a-z-]+-opening-/.test(name))
    .map((name) => toSize(`chunks/${name}`))
    .toSorted(([, left], [, right]) => right - left);
  if (texts.length === 0) throw new Error('there are no texts to open with');
  return texts[0];
}

const toSize = (path) => [path, gzipSync(readBuilt(path)).length];

const scripts = [...findScripts('sidepanel.html').map(toSize), findOpeningTexts()];
const panelBytes = scripts.reduce((sum, [, bytes]) => sum + bytes, 0);
const downloadBytes = measureDownload();

for (const [path, bytes] of scripts) console.log(toRow(`  ${path}`, bytes));
console.log(toRow('scripts of the panel, gzipped', panelBytes, PANEL_BUDGET_BYTES));
console.log(toRow('whole extension, zipped', downloadBytes, DOWNLOAD_BUDGET_BYTES));
const isOver = panelBytes > PANEL_BUDGET_BYTES || downloadBytes > DOWNLOAD_BUDGET_BYTES;
process.exitCode = isOver ? 1 : 0;
