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

/**
 * `decoder`, with `<think>…</think>` at the start of its text told as reasoning. An answer that is
 * told anew is split anew; of its reasoning only what goes on from what was told is told, for
 * reasoning is only added to.
 */
export function withThinkTags(decoder: Decoder): Decoder {
  let tags = createThinkTagReader();
  const told = { reasoning: '', text: '' };

  const tell = (parts: StreamPart[]): StreamPart[] => {
    for (const part of parts) {
      if (part.type === 'reasoning-delta') told.reasoning += part.text;
      else if (part.type === 'text-delta') told.text += part.text;
    }
    return parts;
  };
  const retell = (whole: string): StreamPart[] => {
    tags = createThinkTagReader();
    const parts = tags.push(whole);
    const reasoning = join(parts, 'reasoning-delta');
    const text = join(parts, 'text-delta');
    const isLonger = reasoning.startsWith(told.reasoning);
    const rest = isLonger ? reasoning.slice(told.reasoning.length) : '';
    const isSame = whole !== '' && text === told.text;
    told.text = text;
    return [
      ...tell(toDeltas('reasoning-delta', rest)),
      ...(isSame ? [] : [{ type: 'text-replace' as const, text }]),
    ];
  };
  const split = (part: StreamPart): StreamPart[] => {
    if (part.type === 'text-delta') return tell(tags.push(part.text));
    if (part.type === 'text-replace') return retell(part.text);
    return part.type === 'finish' ? [...tell(tags.flush()), part] : [part];
  };
  const splitAll = (parts: StreamPart[]): StreamPart[] => {
    const all: StreamPart[] = [];
    for (const part of parts) all.push(...split(part));
    return all;
  };
  return {
    decode: (frame) => splitAll(decoder.decode(frame)),
    flush: () => [...splitAll(decoder.flush()), ...tags.flush()],
  };
}

function join(parts: readonly StreamPart[], wanted: 'text-delta' | 'reasoning-delta'): string {
  return parts.map((part) => (part.type === wanted ? part.text : '')).join('');
}
