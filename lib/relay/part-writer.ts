import type { StreamPart } from '../chat/engine.ts';
import { joinPart } from './batch.ts';

/** Writes batch number `seq` of a run down; the first is 0. */
export type WriteParts = (seq: number, parts: readonly StreamPart[]) => Promise<void>;

/** What becomes of the parts of one run. */
export interface PartWriterOptions {
  /** Undefined when nothing is written. */
  write: WriteParts | undefined;
  /** Called with each batch, in order, as soon as it is written. */
  tell(parts: StreamPart[]): void;
  /** It cannot be written: called once, and from then on parts are told as they come. */
  onFailure(error: unknown): void;
}

/** Writes parts down before they are told. */
export interface PartWriter {
  add(parts: readonly StreamPart[]): void;
  /** Resolves when all that was added is written and told. */
  settle(): Promise<void>;
}

/**
 * A {@link PartWriter}. Parts that come while a write is on its way gather for the next one: the
 * first words wait for one write, and a fast answer makes few large writes in place of many small.
 */
export function createPartWriter({ write, tell, onFailure }: PartWriterOptions): PartWriter {
  let save = write;
  let waiting: StreamPart[] = [];
  let writing: Promise<void> | undefined;
  let seq = 0;

  const writeAll = async () => {
    while (waiting.length > 0) {
      const parts = waiting;
      waiting = [];
      try {
        await save?.(seq, parts);
      } catch (error) {
        save = undefined;
        onFailure(error);
      }
      seq += 1;
      tell(parts);
    }
    writing = undefined;
  };

  return {
    add(parts) {
      for (const part of parts) joinPart(waiting, part);
      if (writing) return;
      if (save) {
        writing = writeAll();
      } else if (waiting.length > 0) {
        const told = waiting;
        waiting = [];
        tell(told);
      }
    },
    settle: async () => writing,
  };
}
