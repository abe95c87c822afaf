import type { TextReader } from './body-reader.ts';
import type { Frame } from './frame.ts';
import { createLineReader } from './line-reader.ts';
import { mayBeRun, splitRun } from './payload.ts';
import { createPendingEvent } from './pending-event.ts';
import { createRawJson } from './raw-json.ts';
import { createDataSplitter, splitField } from './sse-field.ts';
import { createUnreadText } from './unread-text.ts';

const STANDARD_FIELDS = new Set(['data', 'event', 'id', 'retry', '']);

/** How to read an event stream. */
export interface SseOptions {
  /** See {@link createDataSplitter}; by default the stream shows it. */
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
): TextReader {
  const event = createPendingEvent(onFrame);
  const readValue = createDataSplitter(keepLeadingSpace);
  const unread = createUnreadText(onFrame);
  const emitBare = (frame: Frame) => {
    unread.forget();
    event.dispatch();
    onFrame(frame);
  };
  const rawJson = createRawJson((data) => emitBare({ data, event: '' }));

  const readData = (line: string) => {
    unread.forget();
    rawJson.giveUp();
    const data = readValue(line);
    if (mayBeRun(data)) splitRun(data).forEach(event.addData);
    else event.addData(data);
  };

  const readOther = (line: string) => {
    unread.add(line);
    unread.add('\n');
    if (rawJson.takes(line)) return;
    if (line === '') return event.dispatch();
    const { name, value } = splitField(line);
    if (STANDARD_FIELDS.has(name)) unread.forget();
    if (name === 'data') event.addData('');
    else if (name === 'event') event.setName(value);
    else if (name === 'error' && value !== '') emitBare({ data: value, event: 'error' });
  };

  const lines = createLineReader((line) => {
    if (line.startsWith('data:')) readData(line);
    else readOther(line);
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
