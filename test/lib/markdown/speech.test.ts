import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkdownStream } from '../../../lib/markdown/markdown-stream.ts';
import { createSpeech, MAX_SENTENCES } from '../../../lib/markdown/speech.ts';

const OPTIONS = { locale: 'en', nameCode: (language: string) => `Code: ${language}` };

/** What is said of a text that comes in these pieces, piece by piece. */
function speak(pieces: readonly string[]): string[][] {
  const stream = createMarkdownStream();
  const speech = createSpeech(OPTIONS);
  const said = pieces.map((piece) => {
    stream.append(piece);
    return speech.read(stream.blocks(), false);
  });
  return [...said, speech.read(stream.end(), true)];
}

describe('an answer that is read aloud', () => {
  it('says a sentence once it is whole, and what is left at the end', () => {
    expect(speak(['The k', 'ea is a parrot. It', ' is **green**. And'])).toEqual([
      [],
      ['The kea is a parrot.'],
      ['It is green.'],
      ['And'],
    ]);
  });

  it('says items, rows and code each by themselves, and no marks', () => {
    const text =
      '# Kea\n\n- a\n- *b*\n\n| c | d |\n| - | - |\n| e | f |\n\n```js\nx()\n```\n\n---\n\n> $y$';
    expect(speak([text]).flat()).toEqual(['Kea', 'a', 'b', 'c, d', 'e, f', 'Code: js', 'y']);
  });

  it('gives so much in one go that the page lives, and in the end all of it', () => {
    const text = `| kea |\n| - |\n${'| One. |\n'.repeat(100)}\n${'Two. '.repeat(300)}`;
    const stream = createMarkdownStream();
    const speech = createSpeech(OPTIONS);
    const all: string[] = [];
    const readOut = (isOver: boolean) => {
      for (;;) {
        const sentences = speech.read(stream.blocks(), isOver);
        expect(sentences.length).toBeLessThanOrEqual(MAX_SENTENCES);
        all.push(...sentences);
        if (sentences.length < MAX_SENTENCES) return;
      }
    };
    stream.append(text);
    readOut(false);
    expect(all.length).toBeGreaterThan(200);
    stream.end();
    readOut(true);
    expect(all).toEqual(['kea', ...Array(100).fill('One.'), ...Array(300).fill('Two.')]);
  });

  it.each([
    ['words', 'word '.repeat(1000)],
    ['characters without a space', '😀'.repeat(1000)],
  ])('gives a sentence of very many %s in parts', (_what, text) => {
    const parts = speak([text.slice(0, 701), text.slice(701)]).flat();
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(402);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
    expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  it('says each sentence once and in order, however it is cut', () => {
    const text =
      'One kea. Two *kea*! Three kea?\n\n- Four kea. Five kea.\n- Six kea.\n\nSeven\nkea. Eight.';
    const whole = speak([text]).flat();
    expect(whole).toHaveLength(8);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.toSorted((one, other) => one - other), text.length];
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        expect(speak(pieces).flat()).toEqual(whole);
      }),
    );
  });
});
