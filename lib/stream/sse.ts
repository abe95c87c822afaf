import type { ByteReader } from './byte-reader.ts';
import type { Frame } from './frame.ts';
import { createLineReader } from './line-reader.ts';
import { splitRun } from './payload.ts';
import { createPendingEvent } from './pending-event.ts';
import { createRawJson } from './raw-json.ts';
import { createFieldSplitter } from './sse-field.ts';
import { createUnreadText } from './unread-text.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const STANDARD_FIELDS = new Set(['data', 'event', 'id', 'retry', '']);

/** How to read an event stream. */
export interface SseOptions {
  /** See {@link createFieldSplitter}; by default the stream shows it. */
  keepLeadingSpace?: boolean | undefined;
}

/**
 * Reads an event stream and hands over each event as soon as its blank line is there. `id` and
 * `retry` are dropped, for Gloss never reconnects.
 *
 * Beyond the standard, for servers that miss it: what is pending at the end of the body is an event;
 * payloads with too few line ends between them are told apart ({@link createPendingEvent},
 * {@link splitRun}); a raw JSON object between events is an event (Gemini's errors), and so is an
 * `error:` line (old llama.cpp), by that name; a body in which nothing is a field is one frame.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createSseReader(
  onFrame: (frame: Frame) => void,
  { keepLeadingSpace }: SseOptions = {},
): ByteReader {
  const event = createPendingEvent(onFrame);
  const splitField = createFieldSplitter(keepLeadingSpace);
  const unread = createUnreadText(onFrame);
  const emitBare = (frame: Frame) => {
    unread.forget();
    event.dispatch();
    onFrame(frame);
  };
  const rawJson = createRawJson((data) => emitBare({ data, event: '' }));

  const readField = (line: string) => {
    const { name, value } = splitField(line);
    if (STANDARD_FIELDS.has(name)) unread.forget();
    if (name === 'data') splitRun(value).forEach(event.addData);
    else if (name === 'event') event.setName(value);
    else if (name === 'error' && value !== '') emitBare({ data: value, event: 'error' });
  };

  const readLine = (line: string) => {
    unread.add(`${line}\n`);
    if (rawJson.takes(line)) return;
    if (line === '') event.dispatch();
    else readField(line);
  };

  // A byte order mark is dropped once, at the start of the stream; later ones belong to the text.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let isFirst = true;
  const lines = createLineReader((bytes) => {
    const line = decoder.decode(bytes);
    readLine(isFirst && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line);
    isFirst = false;
  });

  return {
    push: lines.push,
    end() {
      lines.end();
      event.dispatch();
      unread.end();
    },
  };
}
