import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT_BYTES } from '../../../lib/stream/limits.ts';
import { createTextReader } from '../../../lib/stream/text.ts';
import { anyCut, encode, join, readAll, unnamed } from './read-in-pieces.ts';

describe('a body of plain text', () => {
  it('gives every piece as it comes', () => {
    expect(readAll(createTextReader, [encode('Hel'), encode('lo\n'), encode(' you')])).toEqual(
      unnamed('Hel', 'lo\n', ' you'),
    );
  });

  it('is the same text however its bytes are cut, and cuts no character', () => {
    fastCheck.assert(
      fastCheck.property(anyCut(fastCheck.string({ unit: 'grapheme' })), (chunks) => {
        const texts = readAll(createTextReader, chunks).map(({ data }) => data);
        expect(texts.join('')).toBe(new TextDecoder().decode(join(chunks)));
        expect(texts.every((text) => text !== '' && text.isWellFormed())).toBe(true);
      }),
    );
  });

  it('shows a character that its end cuts', () => {
    expect(readAll(createTextReader, [encode('a水').subarray(0, 3)])).toEqual(
      unnamed('a', '\uFFFD'),
    );
  });

  it('may not be endless', () => {
    const { push } = createTextReader(() => {});
    push(new Uint8Array(MAX_TEXT_BYTES).fill(0x61));
    expect(() => push(Uint8Array.of(0x61))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
