import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../lib/ondevice/words.ts';

describe('wordsOf', () => {
  it('leaves out small words, case and punctuation', () => {
    expect(wordsOf('What is the OLD tower?', 'en')).toEqual(['old', 'tower']);
  });

  it.each([
    ['en', 'converts', 'converted'],
    ['en', 'government', 'governments'],
    ['en', 'fiancée', 'fiancee'],
    ['en', 'harbour’s', 'harbour'],
    ['ru', 'Москва', 'Москвы'],
    ['de', 'Pflanze', 'pflanzen'],
  ])('brings the forms of a word together (%s: %s, %s)', (language, one, other) => {
    const common = wordsOf(one, language).filter((word) => wordsOf(other, language).includes(word));
    expect(common).not.toEqual([]);
  });

  it('leaves numbers whole', () => {
    expect(wordsOf('120000 or 120001', 'en')).toEqual(['120000', '120001']);
  });

  it('finds a Korean noun whatever particle follows it', () => {
    expect(wordsOf('서울은', 'ko')).toContain('서울');
    expect(wordsOf('서울의', 'ko')).toContain('서울');
  });

  it('reads Chinese by word and by character, and Latin words inside it', () => {
    const words = wordsOf('图书馆用 Python', 'zh');
    expect(words).toEqual(expect.arrayContaining(['图', '书', '馆', 'pytho']));
  });

  it('finds words where no space stands between them', () => {
    expect(wordsOf('ตลาดน้ำแห่งใหม่ริมคลอง', 'th').length).toBeGreaterThan(2);
  });
});
