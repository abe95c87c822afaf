import type { TextReader } from './body-reader.ts';
import type { Frame } from './frame.ts';
import { createJsonSplitter } from './json-splitter.ts';
import { createUnreadText } from './unread-text.ts';

/**
 * Reads JSON values, whatever stands between them, and hands over each as soon as it is whole; an
 * array at the top is handed over element by element. A body that ends inside a value gives what
 * there is of it, and a body without any value is one frame.
 */
export function createJsonReader(onFrame: (frame: Frame) => void): TextReader {
  const unread = createUnreadText(onFrame);
  const splitter = createJsonSplitter((data) => {
    unread.forget();
    onFrame({ data, event: '' });
  });
  return {
    push(text) {
      unread.add(text);
      splitter.push(text);
    },
    end() {
      splitter.end();
      unread.end();
    },
  };
}
