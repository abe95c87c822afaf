import { GlossError } from '../errors.ts';
import type { Format, Endpoint } from '../formats/format.ts';
import type { HttpRequest } from '../stream/http-request.ts';
import { readTextHead } from '../stream/read-body.ts';
import { sendRequest } from '../stream/send-request.ts';
import { throwIfStopped, type Transport } from './transport.ts';

/** Most that is read of an answer, in bytes; the longest lists of models have several hundred kB. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** What a server said to a question of ours; any status counts. */
export interface Answer {
  status: number;
  body: string;
}

/** Asks a server something; null where no answer came. Rejects only with the user's stop. */
export type Ask = (request: HttpRequest) => Promise<Answer | null>;

/** How to ask. */
export interface AskOptions {
  transport: Transport;
  /** How long to wait for each answer. */
  timeoutMs: number;
  /** How many requests may be sent; after that no answer comes. */
  maxRequests: number;
}

/** An {@link Ask} that keeps count. */
export function createAsk({ transport, timeoutMs, maxRequests }: AskOptions): Ask {
  let requestsLeft = maxRequests;
  return async (request) => {
    if (requestsLeft === 0) return null;
    requestsLeft -= 1;
    let answer: Answer | null = null;
    const options = {
      ...transport,
      signal: AbortSignal.any([transport.signal, AbortSignal.timeout(timeoutMs)]),
      toError: (status: number, _headers: Headers, body: string) => {
        answer = { status, body };
        return new GlossError('bad-response', 'refused');
      },
    };
    try {
      await sendRequest(request, options, async ({ status, body }, host) => {
        answer = { status, body: await readTextHead(body, { host, maxBytes: MAX_ANSWER_BYTES }) };
      });
    } catch {
      // A refusal is an answer, and silence is what null stands for.
      throwIfStopped(transport.signal);
    }
    return answer;
  };
}

/** The models an endpoint lists; null where it lists none. */
export async function askForModels(
  ask: Ask,
  format: Format,
  endpoint: Endpoint,
): Promise<string[] | null> {
  const request = format.toModelsRequest(endpoint);
  const answer = request && (await ask(request));
  return answer && readModels(format, answer);
}

/** The models an answer lists; null where it lists none. */
export function readModels(format: Format, { status, body }: Answer): string[] | null {
  if (status >= 300) return null;
  try {
    return format.parseModels(body);
  } catch {
    return null; // Something else answers there.
  }
}
