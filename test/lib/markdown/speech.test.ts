import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkdownStream } from '../../../lib/markdown/markdown-stream.ts';
import { createSpeech } from '../../../lib/markdown/speech.ts';

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
