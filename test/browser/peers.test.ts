import type { LLMock } from '@copilotkit/aimock';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  PEER_ANSWER,
  startAimock,
  toPeerConnection,
  type PeerRouteId,
} from '../servers/peers/aimock.ts';
import { startFastapi, toFastapiConnections, type FastapiPeer } from '../servers/peers/fastapi.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { installSettings } from './helpers/install-settings.ts';
import { ask, chooseModel, countTurns, readAnswer, waitForEnd } from './helpers/panel.ts';
import { clickByRole, getByRole } from './helpers/roles.ts';
import { createSinkhole, type Sinkhole } from './helpers/sinkhole.ts';
import { waitFor } from './helpers/wait.ts';

const ANSWER = '海里的盐是河水带来的: rivers carry it, grain by grain, for ages.';
/** What has been said when an answer of FastAPI's waits. */
const HALF = ANSWER.slice(0, Math.floor(ANSWER.length / 2) - 1);
const QUESTION = 'Why is the sea salt?';
const FOLLOW_UP = 'And why is that?';

const ROUTES = ['openai-chat', 'anthropic', 'gemini'] satisfies PeerRouteId[];

describe('servers others wrote', () => {
  let fastapi: FastapiPeer;
  let aimock: LLMock;
  let sinkhole: Sinkhole;
  let gloss: GlossBrowser;
  let panel: Page;

  beforeAll(async () => {
    [fastapi, aimock] = await Promise.all([startFastapi(ANSWER), startAimock()]);
    sinkhole = await createSinkhole([fastapi.url, aimock.url].map((url) => new URL(url).host));
    gloss = await launchGloss({ proxy: sinkhole.address });
    await gloss.grantHost('http://127.0.0.1/*');
    const connections = [
      ...toFastapiConnections(fastapi),
      ...ROUTES.flatMap((route) =>
        ['plain', 'cut'].map((model) => toPeerConnection(aimock, route, model)),
      ),
    ];
    await installSettings(gloss, { gloss: 1, connections, preferences: { language: 'en' } });
    await gloss.page.goto(`${fastapi.url}/asked`);
    panel = await gloss.openPanel();
    await getByRole(panel, 'combobox', 'Model');
  });
  afterAll(async () => {
    await gloss?.close();
    await sinkhole?.close();
    await aimock?.stop();
    await fastapi?.close();
  });
  beforeEach(async () => {
    aimock.clearRequests();
    await fastapi.reset();
  });
  afterEach(() => expect(sinkhole.strangers()).toEqual([]));

  async function startChat(connection: string): Promise<void> {
    await chooseModel(panel, connection);
    await clickByRole(panel, 'button', 'New chat');
    await waitFor(async () => (await countTurns(panel)) === 0, { what: 'an empty chat' });
  }

  /** Asks the next question of the chat, and waits until its answer has begun. */
  async function askNext(question: string): Promise<void> {
    const before = await countTurns(panel);
    await ask(panel, question);
    await waitFor(async () => (await countTurns(panel)) === before + 2, { what: 'two more turns' });
  }

  const whole = (text: string) => expect.objectContaining({ status: 'complete', text });

  describe('FastAPI under Uvicorn', () => {
    /** What holds of each route; resolves to the body of a second question. */
    async function talk(connection: string) {
      await startChat(connection);
      await askNext(QUESTION);
      const isHalf = async () => {
        const answer = await readAnswer(panel);
        return answer?.status === 'streaming' && answer.text === HALF.trim();
      };
      await waitFor(isHalf, { what: `“${HALF}” to be shown` });
      await fastapi.release();
      expect(await waitForEnd(panel)).toEqual(whole(ANSWER));
      await askNext(FOLLOW_UP);
      expect(await waitForEnd(panel)).toEqual(whole(ANSWER));
      const asked = await fastapi.listAsked();
      expect(asked).toHaveLength(2);
      return asked[1];
    }

    it('sends one character an event, to any body', async () => {
      expect(await talk('characters')).toMatchObject({
        messages: expect.arrayContaining([{ role: 'assistant', content: ANSWER }]),
      });
    });

    it('sends runs of data in the shape of Sider', async () => {
      expect(await talk('sider')).toMatchObject({
        prompt: expect.stringContaining(FOLLOW_UP),
        model: 'demo',
      });
    });

    it('sends reports, each with the whole answer so far', async () => {
      expect(await talk('report')).toMatchObject({
        query: expect.stringContaining(FOLLOW_UP),
        history: [[expect.stringContaining(QUESTION), ANSWER]],
      });
    });
  });

  describe.each(ROUTES)('aimock as %s', (route) => {
    it('answers whole, and knows the first question when it is asked the second', async () => {
      await startChat(`${route} plain`);
      for (const question of [QUESTION, FOLLOW_UP]) {
        await askNext(question);
        expect(await waitForEnd(panel)).toEqual(whole(PEER_ANSWER));
      }
      const requests = aimock.getRequests();
      expect(requests).toHaveLength(2);
      expect(JSON.stringify(requests[1]?.body)).toContain(JSON.stringify(PEER_ANSWER));
    });

    it('is not complete when it was cut', async () => {
      await startChat(`${route} cut`);
      await askNext(QUESTION);
      const { text, status } = await waitForEnd(panel);
      // The browser may lose words that came just before the break.
      expect(status).toBe(text === '' ? 'failed' : 'interrupted');
      expect(PEER_ANSWER.startsWith(text)).toBe(true);
      expect(aimock.getRequests()).toHaveLength(1);
    });
  });
});
