import type { StreamPart } from '../../chat/engine.ts';
import type { Decoder } from '../format.ts';
import { toDeltas } from './stream-parts.ts';

const OPENING = '<think>';
const CLOSING = '</think>';

/** Splits the text of one answer, in pieces of any size, into thinking and answer. */
export interface ThinkTagReader {
  push(text: string): StreamPart[];
  /** What is still held back when there is no more text. */
  flush(): StreamPart[];
}

/**
 * A {@link ThinkTagReader}. Tags count only at the start of an answer (and right after each other),
 * so that an answer may write about them. Blanks between the thinking and the answer are dropped;
 * what may yet become a tag is held back.
 */
export function createThinkTagReader(): ThinkTagReader {
  let place: 'start' | 'thinking' | 'answer' = 'start';
  let hasThought = false;
  let held = '';

  const takeStart = (): StreamPart[] => {
    const text = held.trimStart();
    if (text.startsWith(OPENING)) {
      place = 'thinking';
      hasThought = true;
      held = text.slice(OPENING.length);
      return takeThinking();
    }
    if (OPENING.startsWith(text)) return [];
    place = 'answer';
    held = hasThought ? text : held;
    return takeAll('text-delta');
  };

  const takeThinking = (): StreamPart[] => {
    const end = held.indexOf(CLOSING);
    const thoughtChars = end < 0 ? held.length - countTagStart(held) : end;
    const parts = toDeltas('reasoning-delta', held.slice(0, thoughtChars));
    held = held.slice(thoughtChars);
    if (end < 0) return parts;
    place = 'start';
    held = held.slice(CLOSING.length);
    return [...parts, ...takeStart()];
  };

  const takeAll = (type: 'text-delta' | 'reasoning-delta'): StreamPart[] => {
    const parts = toDeltas(type, held);
    held = '';
    return parts;
  };

  return {
    push(text) {
      held += text;
      if (place === 'start') return takeStart();
      return place === 'thinking' ? takeThinking() : takeAll('text-delta');
    },
    flush() {
      if (place === 'thinking') return takeAll('reasoning-delta');
      held = hasThought ? held.trimStart() : held;
      return takeAll('text-delta');
    },
  };
}

/** How many characters at the end of `text` may be the start of a closing tag. */
function countTagStart(text: string): number {
  let chars = Math.min(CLOSING.length - 1, text.length);
  while (!text.endsWith(CLOSING.slice(0, chars))) chars -= 1;
  return chars;
}

/** `decoder`, with `<think>…</think>` at the start of its text told as reasoning. */
export function withThinkTags(decoder: Decoder): Decoder {
  const tags = createThinkTagReader();
  const split = (part: StreamPart): StreamPart[] => {
    if (part.type === 'text-delta') return tags.push(part.text);
    return part.type === 'finish' ? [...tags.flush(), part] : [part];
  };
  return {
    decode: (frame) => decoder.decode(frame).flatMap(split),
    flush: () => [...decoder.flush().flatMap(split), ...tags.flush()],
  };
}
