import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import type { GlossBrowser } from './chromium.ts';
import { clickByRole } from './roles.ts';
import { waitFor } from './wait.ts';

/** A settings file with a connection for each model of a local backend; the first is in use. */
export function toSettings(baseUrl: string, models: readonly string[], apiKey = '') {
  const format = 'openai-chat';
  return {
    gloss: 1,
    activeConnection: models[0],
    connections: models.map((model) => ({
      id: model,
      name: 'Local',
      format,
      baseUrl,
      apiKey,
      model,
    })),
    preferences: { language: 'en' },
  };
}

/**
 * Imports a settings file as a user does: in the settings, with a file and a click. Grant the hosts
 * first (`grantHost`), or the browser's question about them stays open unanswered.
 */
export async function installSettings(gloss: GlossBrowser, settings: object): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gloss-settings-'));
  const tab = await gloss.openInTab('#settings');
  try {
    const path = join(folder, 'gloss.json');
    await writeFile(path, JSON.stringify(settings));
    const input = await tab.waitForSelector('input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
    await clickByRole(tab, 'button', 'Import');
    await waitFor(() => tab.evaluate(readStatus), { what: 'the settings to be stored' });
  } finally {
    await tab.close();
    await rm(folder, { recursive: true });
  }
}

/** Runs in the settings: what they report, an import for one; empty while they report nothing. */
export function readStatus(): string {
  return [...document.querySelectorAll('[role=status]')].map((each) => each.textContent).join('');
}
