import { GlossError } from '../errors.ts';
import type { Frame } from './frame.ts';
import type { HttpRequest } from './http-request.ts';
import { readBytes, readText, readTextHead } from './read-body.ts';
import { sendRequest, type SendOptions } from './send-request.ts';
import { createSseReader } from './sse.ts';

/** Most bytes of a stream, framing and all: a token costs some 300 of them. */
const MAX_STREAM_BYTES = 64 * 1024 * 1024;

/** Most bytes of an answer that comes as one JSON body. */
const MAX_JSON_BYTES = 8 * 1024 * 1024;

/** How much of a web page that came instead of an answer is shown, in characters. */
const PAGE_DETAIL_CHARS = 200;

/** What streaming an answer takes. */
export interface StreamOptions extends SendOptions {
  /** Called with each frame as soon as it is whole; never after an abort. */
  onFrame: (frame: Frame) => void;
}

/**
 * Sends `request` once and hands over the frames of the answer; resolves when the body has ended. A
 * JSON body that came instead of a stream is one frame. Any media type but JSON and HTML is read as
 * an event stream, for many servers name the wrong one.
 *
 * @throws {GlossError} as {@link sendRequest}; also `network` when the connection broke, after the
 *   frames that came; `bad-response` for a web page; `empty-answer` for no frame at all; `too-large`.
 */
export async function streamRequest(
  request: HttpRequest,
  { onFrame, ...options }: StreamOptions,
): Promise<void> {
  await sendRequest(request, options, async (response, host) => {
    const details = { host, status: response.status };
    const mediaType = readMediaType(response);
    if (mediaType === 'text/html') {
      const detail = await readPageHead(response, host);
      throw new GlossError('bad-response', 'a web page came back', { ...details, detail });
    }
    let hasFrames = false;
    const emit = (frame: Frame) => {
      options.signal.throwIfAborted();
      hasFrames = true;
      onFrame(frame);
    };
    const readFrames = isJson(mediaType) ? readJsonFrame : readEventFrames;
    await readFrames(response, host, emit);
    if (!hasFrames) throw new GlossError('empty-answer', 'the answer is empty', details);
  });
}

async function readEventFrames(
  response: Response,
  host: string,
  emit: (frame: Frame) => void,
): Promise<void> {
  if (!response.body) return;
  const reader = createSseReader(emit);
  await readBytes(response.body, { host, maxBytes: MAX_STREAM_BYTES }, reader.push);
  reader.end();
}

async function readJsonFrame(
  response: Response,
  host: string,
  emit: (frame: Frame) => void,
): Promise<void> {
  const data = await readText(response.body, { host, maxBytes: MAX_JSON_BYTES });
  if (data.trim() !== '') emit({ event: '', data });
}

async function readPageHead(response: Response, host: string): Promise<string> {
  const head = await readTextHead(response.body, { host, maxBytes: 4 * PAGE_DETAIL_CHARS });
  return head.replace(/\s+/g, ' ').trim().slice(0, PAGE_DETAIL_CHARS);
}

function readMediaType(response: Response): string {
  const [essence = ''] = (response.headers.get('content-type') ?? '').split(';');
  return essence.trim().toLowerCase();
}

function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}
