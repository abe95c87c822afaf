import { GlossError, isAbort } from '../errors.ts';
import { getBytes } from './fetch-event-source.ts';

/** How to read a body. */
export interface ReadOptions {
  /** Named in the error when the connection breaks. */
  host: string;
  maxBytes: number;
}

/**
 * Hands over the bytes of `body` piece by piece. What `onBytes` throws passes through as it is and
 * ends the reading, but does not cancel the body; whoever opened it does.
 *
 * @throws {GlossError} `network` when the connection breaks, `too-large` over `maxBytes` (the part
 *   that fits has been handed over). An `AbortError` passes through.
 */
export async function readBytes(
  body: ReadableStream<Uint8Array>,
  { host, maxBytes }: ReadOptions,
  onBytes: (bytes: Uint8Array) => void,
): Promise<void> {
  let bytesLeft = maxBytes;
  // The pump reports a broken connection and a throwing consumer alike; this tells them apart.
  let isConsuming = false;
  const consume = (bytes: Uint8Array) => {
    isConsuming = true;
    onBytes(bytes.subarray(0, bytesLeft));
    bytesLeft -= bytes.length;
    if (bytesLeft < 0) throw new GlossError('too-large', `over ${maxBytes} bytes`, { host });
    isConsuming = false;
  };
  try {
    await getBytes(body, consume);
  } catch (error) {
    if (isConsuming || isAbort(error)) throw error;
    throw new GlossError('network', 'the connection broke', { host, cause: error });
  }
}

/** The whole body as text; '' where there is none. Errors as in {@link readBytes}. */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  options: ReadOptions,
): Promise<string> {
  const { text, failure } = await collectText(body, options);
  if (failure) throw failure;
  return text;
}

/**
 * As much of the body's text as there is, up to `maxBytes`: a body that is longer, or that breaks
 * off, is cut. Only an abort throws.
 */
export async function readTextHead(
  body: ReadableStream<Uint8Array> | null,
  options: ReadOptions,
): Promise<string> {
  const { text, failure } = await collectText(body, options);
  if (failure && isAbort(failure)) throw failure;
  return text;
}

async function collectText(
  body: ReadableStream<Uint8Array> | null,
  options: ReadOptions,
): Promise<{ text: string; failure?: Error }> {
  const decoder = new TextDecoder();
  let text = '';
  if (!body) return { text };
  try {
    await readBytes(body, options, (bytes) => {
      text += decoder.decode(bytes, { stream: true });
    });
    return { text: text + decoder.decode() };
  } catch (error) {
    // Nothing here throws anything but errors.
    return { text, failure: error as Error };
  }
}
