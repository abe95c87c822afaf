import fastCheck from 'fast-check';
import { expect, it } from 'vitest';
import { createCumulativeText } from '../../../../lib/formats/decode/cumulative-text.ts';
import { joinText } from '../decode-body.ts';

const read = (texts: string[]) => texts.flatMap(createCumulativeText());

it('gives what is new of texts that grow', () => {
  expect(read(['我', '我是', '我是一'])).toEqual([
    { type: 'text-delta', text: '我' },
    { type: 'text-delta', text: '是' },
    { type: 'text-delta', text: '一' },
  ]);
});

it('gives the whole text where it was rewritten or cut back', () => {
  expect(read(['The capitol', 'The capital', 'The'])).toEqual([
    { type: 'text-delta', text: 'The capitol' },
    { type: 'text-replace', text: 'The capital' },
    { type: 'text-replace', text: 'The' },
  ]);
});

it('gives nothing for a text that is the same, or empty', () => {
  expect(read(['', 'Hi', 'Hi', ''])).toEqual([{ type: 'text-delta', text: 'Hi' }]);
});

it('always adds up to the last text that was not empty', () => {
  const words = fastCheck.stringMatching(/^[ab]{0,4}$/);
  fastCheck.assert(
    fastCheck.property(fastCheck.array(words), (texts) => {
      const last = texts.findLast((text) => text !== '') ?? '';
      expect(joinText(read(texts), 'text-delta')).toBe(last);
    }),
  );
});
