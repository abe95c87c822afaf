import type { StreamPart } from '../../../lib/chat/engine.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import type { RunPhase } from '../../../lib/protocol/messages.ts';
import {
  createConnectionEngine,
  type ConnectionEngineOptions,
} from '../../../lib/relay/connection-engine.ts';
import { createOriginQueue } from '../../../lib/relay/origin-queue.ts';
import { runAnswer } from '../../../lib/relay/run.ts';
import { REQUEST } from '../../helpers/fake-engine.ts';

/** What a test may set of a connection. */
export type ConnectionSetup = Partial<Omit<ConnectionEngineOptions, 'endpoint' | 'format'>>;

/** An OpenAI-style connection to one of a server's models. */
function createConnection(baseUrl: string, model: string, setup: ConnectionSetup = {}) {
  return createConnectionEngine({
    name: 'Local',
    endpoint: { baseUrl, apiKey: 'test-key', model, headers: {}, options: {} },
    format: FORMATS['openai-chat'],
    limits: { firstByteMs: 0, silenceMs: 0 },
    now: Date.now,
    isPermitted: async () => true,
    ...setup,
  });
}

/** An answer of one of a server's models on its way. */
export function askConnection(
  baseUrl: string,
  model: string,
  setup: ConnectionSetup = {},
  queue = createOriginQueue(),
) {
  const engine = createConnection(baseUrl, model, setup);
  const stop = new AbortController();
  const parts: StreamPart[] = [];
  const phases: RunPhase[] = [];
  const ended = runAnswer(engine, REQUEST, {
    emit: (part) => parts.push(part),
    onPhase: (phase) => phases.push(phase),
    signal: stop.signal,
    queue,
    now: Date.now,
  });
  const readText = () =>
    parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
  return { engine, stop, ended, phases, readText };
}
