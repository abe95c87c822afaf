import { describe, expect, it, vi } from 'vitest';
import { MAX_LINE_LENGTH } from '../../../lib/stream/limits.ts';
import { createLineReader } from '../../../lib/stream/line-reader.ts';

const isTooLarge = expect.objectContaining({ code: 'too-large' });

function readLines(...pieces: string[]): string[] {
  const lines: string[] = [];
  const reader = createLineReader((line) => lines.push(line));
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
    expect(readLines(...text)).toEqual(expected);
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(readLines(text.slice(0, cut), text.slice(cut))).toEqual(expected);
      expect(readLines(text.slice(0, cut), '', text.slice(cut))).toEqual(expected);
    }
  });

  it('are there as soon as their end is', () => {
    const onLine = vi.fn();
    createLineReader(onLine).push('a\nb\rc');
    expect(onLine.mock.calls).toEqual([['a'], ['b']]);
  });

  it('may have a million characters each', () => {
    const line = 'a'.repeat(MAX_LINE_LENGTH);
    expect(readLines(`${line}\n${line}`)).toEqual([line, line]);
  });

  it('may not have more, whether they end or not', () => {
    const line = 'a'.repeat(MAX_LINE_LENGTH);
    expect(() => readLines(line, 'a')).toThrow(isTooLarge);
    expect(() => readLines(`${line}a\n`)).toThrow(isTooLarge);
    expect(() => readLines(line, 'a\n')).toThrow(isTooLarge);
  });

  it('are found without a search of the open one again with every piece', () => {
    const searched = vi.spyOn(String.prototype, 'indexOf');
    const pieces = Array.from({ length: MAX_LINE_LENGTH / 64 }, () => 'a'.repeat(64));
    readLines(...pieces, '\n');
    const lengths = searched.mock.contexts.map((text) => String(text).length);
    searched.mockRestore();
    expect(lengths.length).toBeGreaterThan(pieces.length);
    expect(Math.max(...lengths)).toBe(64);
  });
});
