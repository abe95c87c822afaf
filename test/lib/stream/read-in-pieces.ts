import fastCheck from 'fast-check';
import type { ByteReader, TextReader } from '../../../lib/stream/body-reader.ts';
import { decodeBytes } from '../../../lib/stream/decode-bytes.ts';
import type { Frame } from '../../../lib/stream/frame.ts';

export const encode = (text: string) => new TextEncoder().encode(text);

/** Frames without a name. */
export const unnamed = (...data: string[]): Frame[] =>
  data.map((text) => ({ data: text, event: '' }));

/** `bytes` cut before each of `cuts`, which are sorted. */
export function cutAt(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const borders = [0, ...cuts, bytes.length];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}

/** `bytes` one by one. */
const eachByte = (bytes: Uint8Array): Uint8Array[] =>
  Array.from(bytes, (byte) => Uint8Array.of(byte));

/** `bytes` whole, one by one, and in every pair of pieces where they are few. */
export function toArrivals(bytes: Uint8Array): Uint8Array[][] {
  const cuts = bytes.length > 2000 ? [] : [...bytes.keys()];
  return [[bytes], eachByte(bytes), ...cuts.map((cut) => cutAt(bytes, [cut]))];
}

type Create<Reader> = (onFrame: (frame: Frame) => void) => Reader;

/** Lets a reader of text read bytes. */
export const ofBytes =
  (create: Create<TextReader>): Create<ByteReader> =>
  (onFrame) =>
    decodeBytes(create(onFrame));

/** The frames of a body that arrives in `pieces`: those before its end, and those at its end. */
export function readPieces(
  create: Create<ByteReader>,
  pieces: Uint8Array[],
): { frames: Frame[]; atEnd: Frame[] } {
  const frames: Frame[] = [];
  const reader = create((frame) => frames.push(frame));
  for (const piece of pieces) reader.push(piece);
  const countBeforeEnd = frames.length;
  reader.end();
  return { frames: frames.slice(0, countBeforeEnd), atEnd: frames.slice(countBeforeEnd) };
}

/** All frames of a body that arrives in `pieces`. */
export function readAll(create: Create<ByteReader>, pieces: Uint8Array[]): Frame[] {
  const { frames, atEnd } = readPieces(create, pieces);
  return [...frames, ...atEnd];
}

/** Bodies made of `fragments` in any order, each cut in up to ten places. */
export function anyCut(fragments: fastCheck.Arbitrary<string>): fastCheck.Arbitrary<Uint8Array[]> {
  return fastCheck
    .tuple(fastCheck.array(fragments), fastCheck.array(fastCheck.nat(300), { maxLength: 10 }))
    .map(([texts, cuts]) => {
      const bytes = encode(texts.join(''));
      const inside = cuts.filter((cut) => cut < bytes.length);
      return cutAt(
        bytes,
        inside.toSorted((a, b) => a - b),
      );
    });
}

/** `pieces` in one. */
export const join = (pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));
