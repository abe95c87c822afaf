import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../../lib/stream/limits.ts';
import { createTextReader } from '../../../lib/stream/text.ts';
import { anyCut, encode, join, ofBytes, readAll, unnamed } from './read-in-pieces.ts';

const createReader = ofBytes(createTextReader);

describe('a body of plain text', () => {
  it('gives every piece as it comes', () => {
    expect(readAll(createReader, [encode('Hel'), encode('lo\n'), encode(' you')])).toEqual(
      unnamed('Hel', 'lo\n', ' you'),
    );
  });

  it('is the same text however its bytes are cut, and cuts no character', () => {
    fastCheck.assert(
      fastCheck.property(anyCut(fastCheck.string({ unit: 'grapheme' })), (chunks) => {
        const texts = readAll(createReader, chunks).map(({ data }) => data);
        expect(texts.join('')).toBe(new TextDecoder().decode(join(chunks)));
        expect(texts.every((text) => text !== '' && text.isWellFormed())).toBe(true);
      }),
    );
  });

  it('shows a character that its end cuts', () => {
    expect(readAll(createReader, [encode('a水').subarray(0, 3)])).toEqual(unnamed('a', '\uFFFD'));
  });

  it('may not be endless', () => {
    const { push } = createTextReader(() => {});
    push('a'.repeat(MAX_TEXT_LENGTH));
    expect(() => push('a')).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
