import type { Frame } from './frame.ts';
import { assertAtMost, MAX_FRAME_LENGTH } from './limits.ts';
import { isWholePayload } from './payload.ts';

/** The event of a stream that still lacks its blank line. */
export interface PendingEvent {
  setName: (name: string) => void;
  /** @throws {GlossError} `too-large` when the event has more than 4 million characters. */
  addData: (line: string) => void;
  /** The blank line: hands over the event where it has data, and begins a new one. */
  dispatch: () => void;
}

/**
 * Collects the lines of one event after another. An event without data is none, and its name is
 * forgotten.
 *
 * One deviation from the standard, for servers that leave out blank lines: a data line that is a
 * whole JSON object or a done mark, after one that is, begins an event of its own.
 */
export function createPendingEvent(onFrame: (frame: Frame) => void): PendingEvent {
  let name = '';
  let nameAtData = '';
  let data = '';
  let lineCount = 0;

  const emit = (event: string) => {
    lineCount = 0;
    onFrame({ data, event });
  };

  return {
    setName(value) {
      name = value;
    },
    addData(line) {
      if (lineCount === 1 && standApart(data, line)) emit(nameAtData);
      data = lineCount === 0 ? line : `${data}\n${line}`;
      lineCount += 1;
      nameAtData = name;
      assertAtMost(data.length, MAX_FRAME_LENGTH, 'an event');
    },
    dispatch() {
      const event = name;
      name = '';
      if (lineCount > 0) emit(event);
    },
  };
}

function standApart(first: string, second: string): boolean {
  return isWholePayload(first) && isWholePayload(second);
}
