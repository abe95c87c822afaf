import type { ChatRequest, StreamPart } from '../chat/engine.ts';
import { toWireError, type WireError } from '../errors.ts';
import type { Endpoint, Format } from '../formats/format.ts';
import { streamRequest } from '../stream/stream-request.ts';
import { throwIfStopped, type Transport } from './transport.ts';

/** The smallest prompt there is; it holds nothing of the user's. */
const SMALLEST_REQUEST: ChatRequest = {
  messages: [{ role: 'user', content: 'OK?' }],
  task: { kind: 'ask', question: 'OK?', passage: null },
};

/** As many pieces as tell whether they come one by one; more would only cost. */
const ENOUGH_PIECES = 16;

/** How one small prompt fared. */
export interface Trial {
  /** When each piece of the answer came, in milliseconds after sending. */
  pieceTimesMs: number[];
  /** Whether anything of an answer came, be it readable or not. */
  isReached: boolean;
  /** When the answer ended, or the attempt failed, in milliseconds after sending. */
  totalMs?: number;
  error?: WireError;
}

/** What a trial needs. */
export interface TrialOptions {
  endpoint: Endpoint;
  format: Format;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  transport: Transport;
}

const TIMEOUT: WireError = { code: 'timeout', message: 'no answer came in time' };

/** Sends the smallest prompt once. Rejects only with the user's stop. */
export async function tryPrompt({
  endpoint,
  format,
  now,
  transport,
}: TrialOptions): Promise<Trial> {
  const startedAt = now();
  const enough = new AbortController();
  const trial: Trial = { pieceTimesMs: [], isReached: false };
  // What came in one read came at once, however long a busy machine takes over it.
  let readMs: number | undefined;
  const see = (part: StreamPart) => {
    if (part.type === 'error') trial.error ??= part.error;
    if (!isPiece(part)) return;
    readMs ??= now() - startedAt;
    trial.pieceTimesMs.push(readMs);
    if (trial.pieceTimesMs.length === ENOUGH_PIECES) enough.abort();
  };
  try {
    const decoder = format.createDecoder(endpoint);
    await streamRequest(format.toRequest(SMALLEST_REQUEST, endpoint), {
      ...transport,
      signal: AbortSignal.any([transport.signal, enough.signal]),
      toError: format.toError,
      onFrame: (frame) => {
        trial.isReached = true;
        decoder.decode(frame).forEach(see);
      },
      onBytes: () => {
        readMs = undefined;
      },
    });
    decoder.flush().forEach(see);
  } catch (error) {
    throwIfStopped(transport.signal);
    if (enough.signal.aborted) return trial;
    if (transport.signal.aborted) trial.error = TIMEOUT;
    else trial.error ??= toWireError(error);
  }
  return { ...trial, totalMs: now() - startedAt };
}

function isPiece({ type }: StreamPart): boolean {
  return type === 'text-delta' || type === 'text-replace' || type === 'reasoning-delta';
}
