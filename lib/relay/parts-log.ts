import type { StreamPart } from '../chat/engine.ts';
import { joinPart } from './batch.ts';

/** A part is added to until it is so long: whoever reads on copies no more than that. */
const MAX_PART_CHARS = 65_536;

/** All parts of one answer so far, and where each batch of them ended. */
export interface PartsLog {
  /** Adds one batch; the first is number 0. */
  add(parts: readonly StreamPart[]): void;
  /** The number of the newest batch; -1 before the first. */
  readonly lastSeq: number;
  /** What came after batch `seq`, joined; all of it for -1. */
  readAfter(seq: number): StreamPart[];
  /** Forgets what came after batch `seq`; all of it for -1. */
  dropAfter(seq: number): void;
}

/**
 * An empty {@link PartsLog}. It keeps the words once, joined, and two numbers a batch: a long answer
 * comes in thousands of them.
 */
export function createPartsLog(): PartsLog {
  const joined: StreamPart[] = [];
  /** After each batch: how many joined parts there were, and how long the last one was. */
  const counts: number[] = [];
  const lengths: number[] = [];
  return {
    add(parts) {
      for (const part of parts) {
        if (readText(joined.at(-1)).length < MAX_PART_CHARS) joinPart(joined, part);
        else joined.push(part);
      }
      counts.push(joined.length);
      lengths.push(readText(joined.at(-1)).length);
    },
    get lastSeq() {
      return counts.length - 1;
    },
    readAfter(seq) {
      const count = counts[seq] ?? 0;
      const last = joined[count - 1];
      const rest = readText(last).slice(lengths[seq]);
      const isDelta = last?.type === 'text-delta' || last?.type === 'reasoning-delta';
      const grown = isDelta && rest !== '' ? [{ ...last, text: rest }] : [];
      return [...grown, ...joined.slice(count)];
    },
    dropAfter(seq) {
      joined.length = counts[seq] ?? 0;
      const last = joined.pop();
      if (last)
        joined.push('text' in last ? { ...last, text: last.text.slice(0, lengths[seq]) } : last);
      counts.length = seq + 1;
      lengths.length = seq + 1;
    },
  };
}

function readText(part: StreamPart | undefined): string {
  return part && 'text' in part ? part.text : '';
}
