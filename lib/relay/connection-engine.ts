import type { Engine, StreamPart } from '../chat/engine.ts';
import type { Endpoint, Format } from '../formats/format.ts';
import { streamRequest } from '../stream/stream-request.ts';
import { explainFailure } from './explain-failure.ts';
import { createKeyCover } from './hide-key.ts';
import { limitAnswer } from './limit-answer.ts';

/** A connection with what is needed to call it. */
export interface ConnectionEngineOptions {
  name: string;
  endpoint: Endpoint;
  format: Format;
  /** Whether the browser lets us reach this URL's host; asked only after a failure. */
  isPermitted(url: string): Promise<boolean>;
}

/** An engine that sends the conversation to the user's own model: one POST, never repeated. */
export function createConnectionEngine({
  name,
  endpoint,
  format,
  isPermitted,
}: ConnectionEngineOptions): Engine {
  const { host } = new URL(endpoint.baseUrl);
  const cover = createKeyCover(endpoint.apiKey);
  const clean = (part: StreamPart): StreamPart =>
    part.type === 'error' ? { ...part, error: cover.hideInWire(part.error) } : part;
  return {
    info: { kind: 'connection', name, model: endpoint.model, host },
    async run(request, emit, signal) {
      const http = format.toRequest(request, endpoint);
      const decoder = format.createDecoder(endpoint);
      let isReached = false;
      const emitLimited = limitAnswer((part) => emit(clean(part)));
      const emitAll = (parts: StreamPart[]) => parts.forEach(emitLimited);
      try {
        await streamRequest(http, {
          signal,
          onFrame: (frame) => {
            isReached = true;
            emitAll(decoder.decode(frame));
          },
          toError: format.toError,
        });
      } catch (error) {
        // What is held back was said; that the answer is whole was not.
        emitAll(decoder.flush().filter(({ type }) => type !== 'finish'));
        const failure = isReached ? error : await explainFailure(error, http.url, isPermitted);
        throw cover.hideInThrown(failure);
      }
      emitAll(decoder.flush());
    },
  };
}
