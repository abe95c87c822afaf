import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../lib/ondevice/language.ts';
import { type Sentence, sentencesOf } from '../../../lib/ondevice/sentences.ts';

function split(text: string): Sentence[] {
  return [...sentencesOf(text, detectLanguage(text))];
}

function textsOf(text: string): string[] {
  return split(text).map((sentence) => sentence.text);
}

describe('sentencesOf', () => {
  it.each<[rule: string, text: string, sentences: string[]]>([
    ['splits at full stops', 'It rained. We stayed in.', ['It rained.', 'We stayed in.']],
    [
      'keeps titles, initials and abbreviations together',
      'Mr. Hill met Dr. J. R. Brown of the U.S. Senate at noon, e.g. on Monday. See fig. 3 for more.',
      [
        'Mr. Hill met Dr. J. R. Brown of the U.S. Senate at noon, e.g. on Monday.',
        'See fig. 3 for more.',
      ],
    ],
    [
      'ends a sentence at an abbreviation when a new one clearly opens',
      'She moved to the U.S. They stayed at home.',
      ['She moved to the U.S.', 'They stayed at home.'],
    ],
    [
      'leaves decimals, versions and file names whole',
      'It costs 4.2 pounds. Open main.ts in version 1.2.3 now.',
      ['It costs 4.2 pounds.', 'Open main.ts in version 1.2.3 now.'],
    ],
    [
      'keeps who said it with what was said',
      '“Really?” she asked. "Go!" he cried.',
      ['“Really?” she asked.', '"Go!" he cried.'],
    ],
    [
      'reads German dates and abbreviations',
      'Am 3. Oktober kam Frau Dr. Brandt. Sie blieb z.B. bis Montag.',
      ['Am 3. Oktober kam Frau Dr. Brandt.', 'Sie blieb z.B. bis Montag.'],
    ],
    ['splits Chinese', '天黑了。我们回家吧！好吗？', ['天黑了。', '我们回家吧！', '好吗？']],
    [
      'keeps a Japanese quotation with its verb',
      '「寒いね。帰ろう。」と彼は言った。雨が降った。',
      ['「寒いね。帰ろう。」と彼は言った。', '雨が降った。'],
    ],
    [
      'leaves an opening quote to the sentence it opens',
      '雨が降った。「帰ろう。」と彼は言った。天黑了。“走吧。”她说',
      ['雨が降った。', '「帰ろう。」と彼は言った。', '天黑了。', '“走吧。”', '她说'],
    ],
    [
      'reads German quotation marks',
      'Er rief: „Halt.“ Dann ging er. „Ach!“ rief sie.',
      ['Er rief: „Halt.“', 'Dann ging er.', '„Ach!“ rief sie.'],
    ],
    ['splits Arabic', 'هل زرتها؟ نعم! إنها كبيرة.', ['هل زرتها؟', 'نعم!', 'إنها كبيرة.']],
    ['splits Hindi', 'यह घर है। वह पेड़ है।', ['यह घर है।', 'वह पेड़ है।']],
    [
      'splits at line breaks where there is no punctuation',
      '今天下雨\n没有出门',
      ['今天下雨', '没有出门'],
    ],
    [
      'joins lines that are only wrapped',
      'This is a mail that somebody wrapped at fifty\ncolumns or so, as one used to do. It goes on and\non for a little while, and then it stops.',
      [
        'This is a mail that somebody wrapped at fifty\ncolumns or so, as one used to do.',
        'It goes on and\non for a little while, and then it stops.',
      ],
    ],
    [
      'reads list items without their markers',
      '# Shopping\n- bread\n* milk\n1. Boil water.\n2) Wait.',
      ['Shopping', 'bread', 'milk', 'Boil water.', 'Wait.'],
    ],
    ['skips what has no letter in it', '* * *\n12 34\n|---|\n🎉\nStart.', ['Start.']],
    ['keeps an emoji with the sentence before it', 'We won! 🎉', ['We won! 🎉']],
    ['finds nothing in white space', ' \n\t\u3000\r\n ', []],
    ['takes one word as a sentence', 'Lighthouse', ['Lighthouse']],
  ])('%s', (_rule, text, sentences) => {
    expect(textsOf(text)).toEqual(sentences);
  });

  it('numbers paragraphs', () => {
    expect(split('One. Two.\n\nThree.').map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
  });

  it('splits what never ends at a pause', () => {
    const sentences = textsOf('and then we went on '.repeat(500));
    expect(sentences.length).toBeGreaterThan(10);
    for (const sentence of sentences) expect(sentence).toMatch(/^(and|then|we|went|on)\b.*\w$/);
  });

  it('never cuts a character in two', () => {
    for (const sentence of textsOf('x𠮷'.repeat(3000))) expect(sentence.isWellFormed()).toBe(true);
  });

  it('gives verbatim, ordered pieces that do not overlap, of any string', () => {
    const piece = fc.constantFrom(
      'Mr. ',
      '. ',
      '。',
      '“',
      '”',
      '\n',
      '\r\n',
      '\n\n',
      '- ',
      '?',
      '!" ',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 }), fc.lorem()))
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (source) => {
        let last = 0;
        for (const { text: sentence, start, end } of split(source)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(sentence).toBe(source.slice(start, end));
          expect(sentence).toBe(sentence.trim());
          expect(sentence).not.toBe('');
          last = end;
        }
      }),
    );
  });
});
