import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAX_LINE_BYTES } from '../../../lib/stream/limits.ts';
import { createLineReader } from '../../../lib/stream/line-reader.ts';
import { encode, toArrivals } from './read-in-pieces.ts';

afterEach(() => vi.restoreAllMocks());

const isTooLarge = expect.objectContaining({ code: 'too-large' });

function readLines(pieces: Uint8Array[]): string[] {
  const lines: string[] = [];
  const reader = createLineReader((line) => lines.push(new TextDecoder().decode(line)));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return lines;
}

describe('the lines of a body', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\nb\n', ['a', 'b']],
    ['a\rb\r\nc\n\rd\r', ['a', 'b', 'c', '', 'd']],
    ['\r\n\r\n', ['', '']],
    ['水\u2028\u0085\n火', ['水\u2028\u0085', '火']],
  ])('of %j are %j, however they arrive', (text, expected) => {
    for (const arrival of toArrivals(encode(text))) expect(readLines(arrival)).toEqual(expected);
  });

  it('may have a megabyte each', () => {
    const line = 'a'.repeat(MAX_LINE_BYTES);
    expect(readLines([encode(`${line}\n${line}`)])).toEqual([line, line]);
  });

  it('may not have more, whether they end or not', () => {
    const line = encode('a'.repeat(MAX_LINE_BYTES));
    expect(() => readLines([line, encode('a')])).toThrow(isTooLarge);
    expect(() => readLines([encode(`${'a'.repeat(MAX_LINE_BYTES + 1)}\n`)])).toThrow(isTooLarge);
  });

  it('are found without copying the open one again with every piece', () => {
    const copied = vi.spyOn(Uint8Array.prototype, 'set');
    const piece = encode('a'.repeat(64));
    const pieces = Array.from({ length: MAX_LINE_BYTES / 64 }, () => piece);
    readLines([...pieces, encode('\n')]);
    const copiedBytes = copied.mock.calls.reduce((sum, [bytes]) => sum + bytes.length, 0);
    expect(copiedBytes).toBeLessThan(4 * MAX_LINE_BYTES);
  });
});
