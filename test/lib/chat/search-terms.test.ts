import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTerms,
  findPiece,
  foldText,
  MAX_TERM_CHARS,
  parseQuery,
} from '../../../lib/chat/search-terms.ts';

function toTerms(text: string, limit = Infinity): string[] {
  const terms = new Set<string>();
  addTerms(terms, text, limit);
  return [...terms];
}

describe('a text is found by', () => {
  const texts: Array<[what: string, text: string, terms: string[]]> = [
    ['its words, in small letters, each once', 'The cat, the CAT!', ['the', 'cat']],
    ['words with accents and numbers', 'Café 42 naïve', ['café', '42', 'naïve']],
    ['half-width forms of full-width letters', 'ＧＰＴ４', ['gpt4']],
    ['an accent however it is written', 'Cafe\u0301', ['café']],
    ['pairs of a run, and its last character', '大模型', ['大模', '模型', '型']],
    ['a character that stands alone', '我 x', ['我', 'x']],
    ['words and runs that stand together', 'GPT模型v2', ['gpt', '模型', '型', 'v2']],
    ['runs of Japanese with long vowels', 'データ', ['デー', 'ータ', 'タ']],
    ['runs of Korean and Thai', '한국 ไทย', ['한국', '국', 'ไท', 'ทย', 'ย']],
    ['characters of two units, whole', '𠮷野', ['𠮷野', '野']],
    ['the beginning of a long word', 'x'.repeat(50), ['x'.repeat(MAX_TERM_CHARS)]],
    ['nothing where there is no word', '… — !?\n', []],
  ];

  it.each(texts)('%s', (_what, text, terms) => {
    expect(toTerms(text)).toEqual(terms);
  });

  it('no more terms than the limit', () => {
    expect(toTerms('one two three four', 2)).toEqual(['one', 'two']);
  });
});

describe('a query', () => {
  it('looks for whole words, but for the last, which may go on', () => {
    expect(parseQuery('Two wor')).toMatchObject({ terms: ['two'], prefixes: ['wor'] });
    expect(parseQuery('Two wor ')).toMatchObject({ terms: ['two', 'wor'], prefixes: [] });
  });

  it('looks for the pairs of a run, and for one character as the beginning of a pair', () => {
    expect(parseQuery('大模型')).toMatchObject({ terms: ['大模', '模型'], prefixes: [] });
    expect(parseQuery('型')).toMatchObject({ terms: [], prefixes: ['型'] });
  });

  it.each(['', '  ', '!?'])('without a word looks for nothing: %j', (query) => {
    expect(parseQuery(query)).toEqual({ terms: [], prefixes: [], pieces: [] });
  });
});

describe('a piece of a query', () => {
  const find = (text: string, query: string) => {
    const [piece] = parseQuery(query).pieces;
    return piece ? findPiece(foldText(text), piece) : undefined;
  };
  const places: Array<[text: string, query: string, start: number | null]> = [
    ['A cat sat', 'cat ', 2],
    ['concat cat', 'cat ', 7],
    ['catalogue', 'cat ', null],
    ['catalogue', 'cat', 0],
    ['concat', 'cat', null],
    ['GPT模型', 'gpt ', 0],
    ['模型gpt', 'gpt', 2],
    ['大模型', '模型', 1],
    ['大型模', '大模', null],
    ['𝒳cat', 'cat', null],
  ];

  it.each(places)('in %j: %j stands at %s', (text, query, start) => {
    expect(find(text, query)?.start ?? null).toBe(start);
  });
});

describe('whatever a text says', () => {
  const unit = fc.constantFrom(
    'a',
    'B',
    'é',
    'ﬁ',
    '1',
    ' ',
    '-',
    '大',
    '模',
    'カ',
    'ー',
    '한',
    '𠮷',
    'ß',
  );
  const text = fc.string({ unit, maxLength: 30 });

  it('every query that is the beginning of one of its words finds it', () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (whole, from, length) => {
        const words = whole.split(/[ -]/).filter(Boolean);
        const query = words[from % Math.max(1, words.length)]?.slice(0, length) ?? '';
        const found = toTerms(whole);
        const { terms, prefixes, pieces } = parseQuery(query);
        expect(found).toEqual(expect.arrayContaining(terms));
        for (const prefix of prefixes) {
          expect(found.some((term) => term.startsWith(prefix))).toBe(true);
        }
        for (const piece of pieces) expect(findPiece(foldText(whole), piece)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
