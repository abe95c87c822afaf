import * as v from 'valibot';
import { vi } from 'vitest';
import { createAnswer } from '../../../lib/chat/answer.ts';
import type { AssistantTurn } from '../../../lib/chat/conversation.ts';
import type { Engine } from '../../../lib/chat/engine.ts';
import { GlossError } from '../../../lib/errors.ts';
import {
  BACKGROUND_MESSAGE,
  type BackgroundMessage,
  type PanelMessage,
} from '../../../lib/protocol/messages.ts';
import type { Activity } from '../../../lib/relay/activity.ts';
import type { RunStart } from '../../../lib/relay/answer-record.ts';
import { createRelay, type RelayDeps } from '../../../lib/relay/relay.ts';
import { REQUEST } from '../../helpers/fake-engine.ts';
import { createPortPair, settlePorts } from '../../helpers/fake-port.ts';
import { createFakeJournal } from './fake-journal.ts';

/**
 * Lets all that was said arrive, and ends the task of the event loop: a batch is handed over by a
 * timer, so `setTimeout` has to be faked.
 */
export async function settle(): Promise<void> {
  await settlePorts();
  vi.runAllTimers();
  await settlePorts();
}

/** The first message of a run: a question and the answer to be made. */
export function toStart(runId: string, rest: Partial<RunStart> = {}): RunStart {
  return {
    type: 'chat-start',
    runId,
    connectionId: 'local',
    request: REQUEST,
    conversation: { id: 'chat', title: 'Why?' },
    turns: [toAnswer(runId)],
    isTemporary: false,
    ...rest,
  };
}

/** The answer of a run, before its first word unless told. */
export function toAnswer(runId: string, text = ''): AssistantTurn {
  const place = { id: `answer-${runId}`, parentId: 'question', createdAt: 1 };
  return { ...createAnswer({ ...place, runId, connectionId: 'local' }), text };
}

/** A panel that is connected to a relay with these engines, by connection id. */
export function connect(engines: Record<string, Engine> = {}, deps: Partial<RelayDeps> = {}) {
  const held = { now: 0, ever: 0 };
  const journal = createFakeJournal();
  const announced: Array<string | undefined> = [];
  const activities: Activity[] = [];
  const relay = createRelay({
    journal,
    announce: (conversationId) => announced.push(conversationId),
    erase: async () => {},
    onActivity: (activity) => activities.push(activity),
    now: () => 0,
    findEngine: async (connectionId) => {
      const engine = engines[connectionId];
      if (!engine) throw new GlossError('connection-missing', 'no such connection');
      return engine;
    },
    fetchModels: async () => ['small', 'large'],
    takeHandoff: async () => true,
    hold: () => {
      held.now += 1;
      held.ever += 1;
      return () => void (held.now -= 1);
    },
    diagnose: async () => ({ code: 'ok', fixes: [] }),
    findLocalModels: async () => [],
    fetchSample: async () => 'data: Hello\n\n',
    ...deps,
  });
  return { held, journal, announced, activities, relay, ...openPanel(relay) };
}

/**
 * Another panel on the same relay, which pulls parts as soon as it has some, unless it is not
 * `isQuick`. What does not fit the protocol fails the test.
 */
export function openPanel(relay: ReturnType<typeof createRelay>, { isQuick = true } = {}) {
  const { near, far } = createPortPair();
  const received: BackgroundMessage[] = [];
  near.onMessage.addListener((message) => {
    const news = v.parse(BACKGROUND_MESSAGE, message);
    received.push(news);
    if (isQuick && news.type === 'chat-delta') {
      near.postMessage({ type: 'chat-pull', runId: news.runId });
    }
  });
  relay.serve(far);
  return {
    port: near,
    far,
    received,
    async say(...messages: PanelMessage[]) {
      messages.forEach((message) => near.postMessage(message));
      await settle();
    },
  };
}
