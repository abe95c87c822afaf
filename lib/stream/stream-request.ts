import { GlossError, isGlossError } from '../errors.ts';
import { createFrameReader } from './frame-reader.ts';
import type { Frame } from './frame.ts';
import type { HttpRequest } from './http-request.ts';
import { readBytes } from './read-body.ts';
import { sendRequest, type SendOptions } from './send-request.ts';

/** Most bytes of a stream, framing and all: a million tokens, at some 300 bytes each, fit in. */
const MAX_STREAM_BYTES = 320 * 1024 * 1024;

/** What streaming an answer takes. */
export interface StreamOptions extends SendOptions {
  /** Called with each frame as soon as it is whole; never after an abort. */
  onFrame: (frame: Frame) => void;
  /**
   * Called whenever bytes of the body have come, after the frames they made, and also when they made
   * none: a ping, a comment.
   */
  onBytes?: () => void;
}

/**
 * Sends `request` once and hands over the frames of the answer; resolves when the body has ended.
 * The body is cut as `request.framing` says (see {@link createFrameReader}).
 *
 * @throws {GlossError} as {@link sendRequest}; also `network` when the connection broke, after the
 *   frames that came; `bad-response` for a web page; `empty-answer` for no frame at all; `too-large`.
 */
export async function streamRequest(
  request: HttpRequest,
  { onFrame, onBytes, ...options }: StreamOptions,
): Promise<void> {
  await sendRequest(request, options, async (response, host) => {
    let hasFrames = false;
    const emit = (frame: Frame) => {
      options.signal.throwIfAborted();
      hasFrames = true;
      onFrame(frame);
    };
    try {
      await readFrames(response, { request, host, emit, onBytes });
      if (!hasFrames) throw new GlossError('empty-answer', 'the answer is empty');
    } catch (error) {
      throw addDetails(error, { host, status: response.status });
    }
  });
}

interface FrameSource {
  request: HttpRequest;
  host: string;
  emit: (frame: Frame) => void;
  onBytes: (() => void) | undefined;
}

async function readFrames(
  response: Response,
  { request, host, emit, onBytes }: FrameSource,
): Promise<void> {
  if (!response.body) return;
  const contentType = response.headers.get('content-type') ?? '';
  const reader = createFrameReader(request.framing ?? 'auto', { contentType }, emit);
  await readBytes(response.body, { host, maxBytes: MAX_STREAM_BYTES }, (bytes) => {
    reader.push(bytes);
    onBytes?.();
  });
  reader.end();
}

/** Errors of the transport know their host already; those of the body's content do not. */
function addDetails(error: unknown, details: { host: string; status: number }): unknown {
  if (!isGlossError(error) || error.details.host !== undefined) return error;
  return new GlossError(error.code, error.message, { ...error.details, ...details });
}
