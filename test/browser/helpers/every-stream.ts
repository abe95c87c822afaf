import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { createBackend, type Backend, type RequestRecord } from '../../servers/backend.mjs';
import type { FileConnection, ServedSettings } from '../../servers/settings-file.mjs';
import { withModel } from '../../servers/with-model.ts';
import { launchGloss, type GlossBrowser } from './chromium.ts';
import { installSettings } from './install-settings.ts';
import { ask, chooseModel, countTurns, waitForEnd, type ShownAnswer } from './panel.ts';
import { clickByRole, getByRole } from './roles.ts';
import { createSinkhole, type Sinkhole } from './sinkhole.ts';
import { waitFor } from './wait.ts';

/** Gloss with a connection for everything the local backend speaks. */
export interface EveryStream {
  readonly backend: Backend;
  readonly gloss: GlossBrowser;
  readonly sinkhole: Sinkhole;
  readonly panel: Page;
  close(): Promise<void>;
}

/** The id of the connection `id` with another model. */
const toVariantId = (id: string, model: string) => `${id} ${model}`;

/**
 * Starts Gloss with the settings file the backend serves, and with a connection more for each of
 * `models` and each of its connections.
 */
export async function launchEveryStream(models: readonly string[]): Promise<EveryStream> {
  const backend = await createBackend({ cors: false, pace: 0.2 });
  const sinkhole = await createSinkhole([new URL(backend.url).host]);
  const gloss = await launchGloss({ proxy: sinkhole.address });
  await gloss.grantHost('http://127.0.0.1/*');
  const served = (await (await fetch(`${backend.url}/settings.json`)).json()) as ServedSettings;
  await installSettings(gloss, { ...served, connections: addVariants(served, models) });
  await gloss.page.goto(`${backend.url}/article`);
  await gloss.page.bringToFront();
  const panel = await gloss.openPanel();
  await getByRole(panel, 'combobox', 'Model');
  return {
    backend,
    gloss,
    sinkhole,
    panel,
    async close() {
      await gloss.close();
      await sinkhole.close();
      await backend.close();
    },
  };
}

function addVariants({ connections }: ServedSettings, models: readonly string[]): FileConnection[] {
  return connections.flatMap((connection) => [
    connection,
    ...models.map((model) => withModel(connection, model, toVariantId(connection.id, model))),
  ]);
}

/** One question, its answer as it is shown, and the one request it took. */
export interface Exchange {
  answer: ShownAnswer;
  record: RequestRecord;
}

/** Begins a chat with a connection, or with another model of it. */
export async function startChat(
  { panel, backend }: EveryStream,
  id: string,
  model?: string,
): Promise<void> {
  await chooseModel(panel, model === undefined ? id : toVariantId(id, model));
  await clickByRole(panel, 'button', 'New chat');
  await waitFor(async () => (await countTurns(panel)) === 0, { what: 'an empty chat' });
  backend.reset();
}

/** Asks the next question of a chat, and waits for the end of the answer. */
export async function askNext(
  { panel, backend }: EveryStream,
  question: string,
): Promise<Exchange> {
  const before = await countTurns(panel);
  const requests = backend.requests.length;
  await ask(panel, question);
  await waitFor(async () => (await countTurns(panel)) === before + 2, { what: 'two more turns' });
  const answer = await waitForEnd(panel);
  const [record, ...others] = backend.requests.slice(requests);
  if (!record) throw new Error('nothing was asked');
  expect(others).toEqual([]);
  return { answer, record };
}

/** Expects an answer that is complete, and word for word what the backend says it sent. */
export function expectWhole({ answer, record }: Exchange): void {
  expect({ status: answer.status, text: answer.text }).toEqual({
    status: 'complete',
    text: record.answer.trim(),
  });
  expect(record.finished).toBe(true);
}
