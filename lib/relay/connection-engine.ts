import { hasPictures, type Engine, type StreamPart } from '../chat/engine.ts';
import { GlossError } from '../errors.ts';
import type { Endpoint, Format } from '../formats/format.ts';
import { streamRequest } from '../stream/stream-request.ts';
import { joinPart } from './batch.ts';
import { explainFailure } from './explain-failure.ts';
import { createKeyCover } from './hide-key.ts';
import { limitAnswer } from './limit-answer.ts';
import { watchSilence, type SilenceLimits } from './silence.ts';

/** A connection with what is needed to call it. */
export interface ConnectionEngineOptions {
  name: string;
  endpoint: Endpoint;
  format: Format;
  limits: SilenceLimits;
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether the browser lets us reach this URL's host; asked only after a failure. */
  isPermitted(url: string): Promise<boolean>;
}

/**
 * An engine that sends the conversation to the user's own model: one POST, never repeated. It
 * rejects with `timeout` when the model is silent for longer than `limits`.
 */
export function createConnectionEngine({
  name,
  endpoint,
  format,
  limits,
  now,
  isPermitted,
}: ConnectionEngineOptions): Engine {
  const { host, origin } = new URL(endpoint.baseUrl);
  const cover = createKeyCover(endpoint.apiKey);
  const clean = (part: StreamPart): StreamPart =>
    part.type === 'error' ? { ...part, error: cover.hideInWire(part.error) } : part;
  return {
    info: { kind: 'connection', name, model: endpoint.model, host },
    origin,
    async run(request, emit, signal, onPhase = () => {}) {
      const http = format.toRequest(request, endpoint);
      if (!format.takesImages && hasPictures(request)) {
        emit({ type: 'note', code: 'pictures-unseen' });
      }
      const decoder = format.createDecoder(endpoint);
      const silence = new AbortController();
      let isReached = false;
      const emitLimited = limitAnswer((part) => emit(clean(part)));
      let read: StreamPart[] = [];
      const collect = (parts: StreamPart[]) => parts.forEach((part) => joinPart(read, part));
      const emitRead = () => {
        const parts = read;
        read = [];
        parts.forEach(emitLimited);
      };
      const watch = watchSilence({
        limits,
        now,
        onPhase,
        onLimit: () => silence.abort(new GlossError('timeout', 'silent for too long', { host })),
      });
      try {
        await streamRequest(http, {
          signal: AbortSignal.any([signal, silence.signal]),
          onFrame: (frame) => {
            isReached = true;
            collect(decoder.decode(frame));
          },
          onBytes: () => {
            watch.sawBytes();
            emitRead();
          },
          toError: format.toError,
        });
      } catch (error) {
        // What is held back was said; that the answer is whole was not.
        collect(decoder.flush().filter(({ type }) => type !== 'finish'));
        emitRead();
        const failure = isReached ? error : await explainFailure(error, http.url, isPermitted);
        throw cover.hideInThrown(failure);
      } finally {
        watch.end();
      }
      collect(decoder.flush());
      emitRead();
    },
  };
}
