import type { ByteReader } from './byte-reader.ts';
import type { Frame } from './frame.ts';
import { createJsonSplitter } from './json-splitter.ts';
import { createUnreadText } from './unread-text.ts';

/**
 * Reads JSON values, whatever stands between them, and hands over each as soon as it is whole; an
 * array at the top is handed over element by element. A body that ends inside a value gives what
 * there is of it, and a body without any value is one frame.
 */
export function createJsonReader(onFrame: (frame: Frame) => void): ByteReader {
  const decoder = new TextDecoder();
  const unread = createUnreadText(onFrame);
  const splitter = createJsonSplitter((data) => {
    unread.forget();
    onFrame({ data, event: '' });
  });
  const pushText = (text: string) => {
    unread.add(text);
    splitter.push(text);
  };
  return {
    push: (bytes) => pushText(decoder.decode(bytes, { stream: true })),
    end() {
      pushText(decoder.decode());
      splitter.end();
      unread.end();
    },
  };
}
