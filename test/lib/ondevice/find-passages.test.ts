import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassages } from '../../../lib/ondevice/find-passages.ts';
import { createPacer } from '../../../lib/ondevice/pacer.ts';
import { readText } from '../../../lib/ondevice/read-text.ts';
import type { Sentence } from '../../../lib/ondevice/sentences.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';

async function find(text: string, question: string): Promise<Sentence[]> {
  const pacer = createPacer(new AbortController().signal);
  return findPassages(await readText(text, pacer), question, pacer);
}

describe('findPassages', () => {
  it.each<[language: keyof typeof SAMPLE_TEXTS, question: string, answer: string]>([
    ['en', 'How much will the new lighthouse cost?', '4.2 million pounds'],
    ['en', 'Who led the survey?', 'Dr. M. Okafor'],
    ['zh', '图书馆要多请多少工作人员？', '十二名'],
    ['ja', '駅はいつ建てられましたか。', '一九二五年'],
    ['de', 'Wann setzen Freiwillige die ersten Bäume?', 'Am 3. Oktober'],
    ['ru', 'Сколько стоит билет?', 'двести рублей'],
    ['ar', 'كم تبلغ مساحة الحديقة؟', 'عشرين ألف'],
    ['ko', '길의 길이는 얼마인가?', '십이 킬로미터'],
    ['th', 'ค่าเรือคนละเท่าไร', 'ห้าสิบบาท'],
  ])('finds the passage in %s: %s', async (language, question, answer) => {
    const [best] = await find(SAMPLE_TEXTS[language], question);
    expect(best?.text).toContain(answer);
  });

  it('finds at most three, each as it stands in the text', async () => {
    const passages = await find(
      SAMPLE_TEXTS.en,
      'What happens to the old lighthouse of the harbour?',
    );
    expect(passages).toHaveLength(3);
    for (const { text, start, end } of passages) {
      expect(text).toBe(SAMPLE_TEXTS.en.slice(start, end));
    }
  });

  it('finds a sentence by the words of the one before it', async () => {
    const passages = await find(
      SAMPLE_TEXTS.en,
      'What did the residents of the town plan to save?',
    );
    expect(passages.some(({ text }) => text.includes('wanted to save the old tower'))).toBe(true);
  });

  it('gives a repeated sentence once', async () => {
    const passages = await find(
      'The ferry leaves at nine. '.repeat(5),
      'When does the ferry leave?',
    );
    expect(passages).toHaveLength(1);
  });

  it.each<[language: keyof typeof SAMPLE_TEXTS, question: string]>([
    ['en', 'Which vitamins does a ripe banana contain?'],
    ['en', 'Is it?'],
    ['en', ''],
    ['zh', '香蕉含有哪些维生素？'],
    ['ja', 'バナナの値段はいくらですか。'],
    ['de', 'Welche Vitamine enthält eine Banane?'],
  ])('finds nothing when the text does not speak of it (%s: %s)', async (language, question) => {
    expect(await find(SAMPLE_TEXTS[language], question)).toEqual([]);
  });

  it('takes any text and any question', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, question) => {
        expect((await find(`${text} ${question}`, question)).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
