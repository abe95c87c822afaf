/**
 * aimock: a server for tests that others wrote, and that speaks as many vendors do.
 *
 * @see https://aimock.copilotkit.dev
 */
import { LLMock } from '@copilotkit/aimock';
import type { FileConnection } from '../settings-file.mjs';

/** The one key it takes. */
const PEER_KEY = 'peer-key';

/** What it says, in pieces of five characters. */
export const PEER_ANSWER = 'Rivers carry salt to the sea — 一点一点地, grain by grain, for ages.';
/** What `thinking` thinks first. */
export const PEER_THOUGHTS = 'Where does the salt come from?';
/** What it says with every refusal. */
export const PEER_REFUSAL = 'The peer would rather not.';

const USAGE = { input_tokens: 21, output_tokens: 13 };
const TOOL_CALLS = [{ name: 'look_up', arguments: { word: 'salt' } }];

/** What it refuses with, by status. */
const REFUSALS = new Map([
  [400, 'invalid_request_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [429, 'rate_limit_error'],
  [500, 'api_error'],
  [503, 'overloaded_error'],
]);

interface PeerRoute {
  format: FileConnection['format'];
  /** The base URL's path, as a user would give it for this model. */
  toPath: (model: string) => string;
}

/** Every way to reach it that fits a format of Gloss'. */
export const PEER_ROUTES = {
  'openai-chat': { format: 'openai-chat', toPath: () => '/v1' },
  azure: { format: 'openai-chat', toPath: (model) => `/openai/deployments/${model}` },
  openrouter: { format: 'openai-chat', toPath: () => '/api/v1' },
  ark: { format: 'openai-chat', toPath: () => '/api/v3' },
  'openai-responses': { format: 'openai-responses', toPath: () => '/v1' },
  anthropic: { format: 'anthropic', toPath: () => '' },
  gemini: { format: 'gemini', toPath: () => '' },
  vertex: { format: 'gemini', toPath: () => '/v1/projects/a/locations/b/publishers/google' },
  ollama: { format: 'ollama', toPath: () => '' },
  cohere: { format: 'cohere', toPath: () => '' },
} satisfies Record<string, PeerRoute>;

/** One of {@link PEER_ROUTES}. */
export type PeerRouteId = keyof typeof PEER_ROUTES;

/** Starts it on 127.0.0.1. What it does goes by the name of the model. */
export async function startAimock(): Promise<LLMock> {
  const peer = await LLMock.create({
    host: '127.0.0.1',
    chunkSize: 5,
    auth: { apiKeys: [PEER_KEY] },
  });
  const answer = { content: PEER_ANSWER, usage: USAGE };
  peer.on({ model: 'plain' }, answer);
  peer.on({ model: 'thinking' }, { ...answer, reasoning: PEER_THOUGHTS });
  peer.on({ model: 'length' }, { ...answer, finishReason: 'length' });
  peer.on({ model: 'tool' }, { toolCalls: TOOL_CALLS });
  peer.on({ model: 'tool-stop' }, { toolCalls: TOOL_CALLS, finishReason: 'stop' });
  // Pieces of one moment would be lost together with the last of them.
  peer.on({ model: 'cut' }, answer, { truncateAfterChunks: 9, latency: 1 });
  peer.on({ model: 'malformed' }, answer, { chaos: { malformedRate: 1 } });
  peer.on({ model: 'dropped' }, answer, { chaos: { dropRate: 1 } });
  peer.on({ model: 'gone' }, answer, { chaos: { disconnectRate: 1 } });
  // Says what it has understood of the conversation.
  peer.on({ model: 'echo' }, ({ messages }) => ({
    content: JSON.stringify(messages.map(({ role, content }) => [role, content])),
  }));
  for (const [status, type] of REFUSALS) {
    const error = { message: PEER_REFUSAL, type };
    peer.on({ model: `refusal-${status}` }, { error, status, retryAfter: 7 });
  }
  return peer;
}

/** A connection to a model of it, as a settings file has it. */
export function toPeerConnection(peer: LLMock, route: PeerRouteId, model: string): FileConnection {
  const { format, toPath } = PEER_ROUTES[route];
  const id = `${route} ${model}`;
  const baseUrl = peer.url + toPath(model);
  return { id, name: id, format, baseUrl, apiKey: PEER_KEY, model, headers: {}, options: {} };
}
