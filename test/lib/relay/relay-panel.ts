import * as v from 'valibot';
import { vi } from 'vitest';
import type { Engine } from '../../../lib/chat/engine.ts';
import { GlossError } from '../../../lib/errors.ts';
import {
  BACKGROUND_MESSAGE,
  type BackgroundMessage,
  type PanelMessage,
} from '../../../lib/protocol/messages.ts';
import { createRelay, type RelayDeps } from '../../../lib/relay/relay.ts';
import { createPortPair, settlePorts } from '../../helpers/fake-port.ts';

/**
 * Lets all that was said arrive, and ends the task of the event loop: a batch is handed over by a
 * timer, so `setTimeout` has to be faked.
 */
export async function settle(): Promise<void> {
  await settlePorts();
  vi.runAllTimers();
  await settlePorts();
}

/** A panel that is connected to a relay with these engines, by connection id. */
export function connect(engines: Record<string, Engine> = {}, deps: Partial<RelayDeps> = {}) {
  const held = { now: 0, ever: 0 };
  const relay = createRelay({
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
  return { held, relay, ...openPanel(relay) };
}

/** Another panel on the same relay. What does not fit the protocol fails the test. */
export function openPanel(relay: ReturnType<typeof createRelay>) {
  const { near, far } = createPortPair();
  const received: BackgroundMessage[] = [];
  near.onMessage.addListener((message) => received.push(v.parse(BACKGROUND_MESSAGE, message)));
  relay.serve(far);
  return {
    port: near,
    received,
    async say(...messages: PanelMessage[]) {
      messages.forEach((message) => near.postMessage(message));
      await settle();
    },
  };
}
