import type { Emitter } from 'highlight.js';
import { findHue } from './hues.ts';
import type { Hue, Span } from './line.ts';

/**
 * A stretch takes a few milliseconds, and some more the first time. One that takes this long has
 * rules that never end, and stays plain.
 */
const MAX_STRETCH_MS = 250;

/** A piece that may hold line ends; `isInside` a comment or another thing that is not over. */
interface Piece extends Span {
  isInside: boolean;
}

/** The lines of a stretch, and the last of them that begins outside of everything. */
export interface EmittedLines {
  readonly lines: readonly (readonly Span[])[];
  /** A place to go on from, for what stands before it decides nothing of what follows. */
  readonly lastFreeLine: number;
}

/**
 * What highlight.js tells its findings to, in place of the one that writes HTML. It throws where a
 * stretch takes too long, which highlight.js takes for an error of the language.
 */
export class LineEmitter implements Emitter {
  readonly #pieces: Piece[] = [];
  readonly #hues: Array<Hue | null> = [];
  readonly #deadlineMs = performance.now() + MAX_STRETCH_MS;

  addText(text: string): void {
    if (performance.now() > this.#deadlineMs) throw new RangeError('the stretch takes too long');
    const hue = this.#hues.at(-1) ?? null;
    this.#pieces.push({ text, hue, isInside: this.#hues.length > 0 });
  }

  startScope(scope: string): void {
    this.#hues.push(findHue(scope) ?? this.#hues.at(-1) ?? null);
  }

  endScope(): void {
    this.#hues.pop();
  }

  /** What highlight.js calls in other places, for the same. */
  openNode(scope: string): void {
    this.startScope(scope);
  }

  /** See {@link openNode}. */
  closeNode(): void {
    this.endScope();
  }

  /** Code within code, as a script in a page. */
  __addSublanguage(emitter: Emitter): void {
    if (!(emitter instanceof LineEmitter)) return;
    const hue = this.#hues.at(-1) ?? null;
    for (const piece of emitter.#pieces) {
      this.#pieces.push({ text: piece.text, hue: piece.hue ?? hue, isInside: true });
    }
  }

  finalize(): void {}

  /** Nothing here makes HTML. */
  toHTML(): string {
    return '';
  }

  /** What was found, line by line. */
  read(): EmittedLines {
    const lines: Span[][] = [[]];
    let lastFreeLine = 0;
    for (const { text, hue, isInside } of this.#pieces) {
      for (const [index, part] of text.split('\n').entries()) {
        if (index > 0) {
          lines.push([]);
          if (!isInside) lastFreeLine = lines.length - 1;
        }
        if (part !== '') lines.at(-1)?.push({ text: part, hue });
      }
    }
    return { lines, lastFreeLine };
  }
}
