import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer } from '../../../lib/ondevice/pacer.ts';
import { readText } from '../../../lib/ondevice/read-text.ts';
import type { Sentence } from '../../../lib/ondevice/sentences.ts';
import { pickKeyPoints, summarize } from '../../../lib/ondevice/summarize.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';

const KINDS = { summarize, pickKeyPoints };

async function pick(kind: keyof typeof KINDS, text: string, title = ''): Promise<Sentence[]> {
  const pacer = createPacer(new AbortController().signal);
  return KINDS[kind](await readText(text, pacer), title, pacer);
}

function expectVerbatimInOrder(sentences: readonly Sentence[], source: string): void {
  let last = 0;
  for (const { text, start, end } of sentences) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(text).toBe(source.slice(start, end));
    last = end;
  }
  expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
}

/** A text of `length` sentences that have little to do with one another. */
function longText(length: number): string {
  const pairs = Array.from({ length }, (_, at) => `Note ${at} is about item${at} and place${at}.`);
  return pairs.join(' ');
}

describe.each(['summarize', 'pickKeyPoints'] as const)('%s', (kind) => {
  it.each(Object.entries(SAMPLE_TEXTS))(
    'picks sentences of a text as they stand (%s)',
    async (_, text) => {
      const sentences = await pick(kind, text);
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expectVerbatimInOrder(sentences, text);
    },
  );

  it('picks ordered pieces of any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.lorem({ mode: 'sentences' }), fc.string())),
        async (parts) => {
          const text = parts.join(' ');
          expectVerbatimInOrder(await pick(kind, text), text);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never says the same twice', async () => {
    const text = 'The bridge is closed. The ferry runs every hour. '.repeat(30);
    expect((await pick(kind, text)).length).toBeLessThanOrEqual(2);
  });

  it('reads a text of a million characters', { timeout: 60_000 }, async () => {
    const text = longText(25_000);
    expect(text.length).toBeGreaterThan(1_000_000);
    expectVerbatimInOrder(await pick(kind, text), text);
  });
});

describe('summarize', () => {
  it.each([
    [4, 2],
    [12, 3],
    [60, 4],
    [500, 5],
  ])('makes of %i sentences %i', async (length, count) => {
    expect(await pick('summarize', longText(length))).toHaveLength(count);
  });

  it('opens with what a news item opens with', async () => {
    const [first] = await pick('summarize', SAMPLE_TEXTS.en);
    expect(first?.start).toBe(0);
  });

  it('prefers sentences to headings, links and questions', async () => {
    const text = `Home\nLog in\nEastwick harbour news\nWhat is to become of the harbour of Eastwick?\n${SAMPLE_TEXTS.en}`;
    for (const { text: sentence } of await pick('summarize', text)) {
      expect(sentence).toMatch(/[.”]$/);
    }
  });

  it('does without punctuation', async () => {
    const diary =
      '今天早上下雨\n我坐车去学校\n学校门口有很多人\n中午吃了面条\n下午雨停了\n晚上和朋友看电影\n电影很好看';
    expectVerbatimInOrder(await pick('summarize', diary), diary);
  });
});

describe('pickKeyPoints', () => {
  it('gives at most seven points', async () => {
    expect(await pick('pickKeyPoints', longText(200))).toHaveLength(7);
  });

  it('looks for what the title names', async () => {
    const isNamed = ({ text }: Sentence) => text.includes('item17');
    expect((await pick('pickKeyPoints', longText(20))).some(isNamed)).toBe(false);
    expect((await pick('pickKeyPoints', longText(20), 'All about item17')).some(isNamed)).toBe(
      true,
    );
  });

  it('prefers shorter sentences than a summary does', async () => {
    const meanLength = (sentences: Sentence[]) =>
      sentences.reduce((sum, { text }) => sum + text.length, 0) / sentences.length;
    const summary = await pick('summarize', SAMPLE_TEXTS.en);
    const points = await pick('pickKeyPoints', SAMPLE_TEXTS.en);
    expect(meanLength(points)).toBeLessThan(meanLength(summary));
  });
});
