import { createJsonSplitter } from './json-splitter.ts';
import { isWholePayload } from './payload.ts';

/** Finds JSON objects that stand bare among the lines of an event stream. */
export interface RawJson {
  /** True when the line belongs to such an object, or to what looks like one; no line of data does. */
  takes: (line: string) => boolean;
  /** Drops what looks like an object and has no end yet. */
  giveUp: () => void;
}

/**
 * Calls `onObject` with the text of each bare object, over one line or many. What begins like one
 * and is none is dropped, as the standard drops any unknown line; a field ends it.
 */
export function createRawJson(onObject: (text: string) => void): RawJson {
  const startOver = () =>
    createJsonSplitter((text) => {
      if (isWholePayload(text)) onObject(text);
    });
  let splitter = startOver();
  const giveUp = () => {
    if (splitter.isOpen()) splitter = startOver();
  };
  return {
    giveUp,
    takes(line) {
      if (line.startsWith('event:')) giveUp();
      if (!splitter.isOpen() && !line.startsWith('{')) return false;
      splitter.push(`${line}\n`);
      return true;
    },
  };
}
