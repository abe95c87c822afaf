import type { Endpoint, FormatId } from '../formats/format.ts';
import { isJsonObject, parseJson, toJsonList, toJsonObject } from '../formats/decode/json.ts';
import { FORMATS } from '../formats/registry.ts';
import { createAsk, readModels, type Answer } from './ask.ts';
import {
  LOCAL_HOSTS,
  LOCAL_SERVERS,
  type LocalServer,
  type LocalServerId,
} from './local-servers.ts';
import type { Transport } from './transport.ts';

/** A program on this machine answers at once or not at all. */
const LOCAL_TIMEOUT_MS = 1500;

/** A program that answered, as a connection can be made of it. */
export interface LocalModels {
  id: LocalServerId;
  format: FormatId;
  baseUrl: string;
  /** Empty where none is loaded, or where the list takes a key. */
  models: string[];
  needsKey: boolean;
}

/** What list entries of these programs have as `owned_by`, whatever their port. */
const OWNERS = new Map<unknown, LocalServerId>([
  ['llamacpp', 'llama-cpp'],
  ['vllm', 'vllm'],
]);

const UNAUTHORIZED = 401;

/**
 * Asks at the usual ports of this machine for a list of models, all at once: one GET each, and a
 * second where the first found nothing. Nothing but the address is sent. Rejects only with the user's stop.
 */
export async function findLocalModels(transport: Transport): Promise<LocalModels[]> {
  const found = await Promise.all(LOCAL_SERVERS.map((server) => findServer(server, transport)));
  return found.filter((server) => server !== null);
}

async function findServer(server: LocalServer, transport: Transport): Promise<LocalModels | null> {
  const ask = createAsk({
    transport,
    timeoutMs: LOCAL_TIMEOUT_MS,
    maxRequests: LOCAL_HOSTS.length,
  });
  for (const host of LOCAL_HOSTS) {
    const baseUrl = `http://${host}:${server.port}${server.path}`;
    const endpoint = { baseUrl, apiKey: '', model: '', headers: {}, options: {} };
    const request = FORMATS[server.format].toModelsRequest(endpoint);
    const found = readAnswer(server, endpoint, request && (await ask(request)));
    if (found) return found;
  }
  return null;
}

function readAnswer(
  { id, format }: LocalServer,
  { baseUrl }: Endpoint,
  answer: Answer | null,
): LocalModels | null {
  if (!answer) return null;
  const list = parseJson(answer.body);
  if (answer.status === UNAUTHORIZED && isJsonObject(list)) {
    return { id, format, baseUrl, models: [], needsKey: true };
  }
  const models = readModels(FORMATS[format], answer);
  const [entry] = toJsonList(toJsonObject(list)['data']);
  const owner = OWNERS.get(toJsonObject(entry)['owned_by']);
  return models && { id: owner ?? id, format, baseUrl, models, needsKey: false };
}
