import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextMode } from '../../../../lib/formats/custom-endpoint.ts';
import { createTextMerger } from '../../../../lib/formats/decode/text-merger.ts';
import { joinText } from '../decode-body.ts';

const merge = (mode: TextMode, texts: string[]) =>
  joinText(texts.flatMap(createTextMerger(mode)), 'text-delta');

const words = fastCheck.array(fastCheck.string({ minLength: 1 }), { maxLength: 20 });

describe('mode auto', () => {
  it.each([
    ['new text', ['He', 'llo', '!'], 'Hello!'],
    ['the whole so far, from the third on', ['我', '我是', '我是一', '我是一条'], '我是一条'],
    ['the whole so far, with repeats', ['我', '我', '我是', '我是', '我是一'], '我是一'],
    ['the whole so far, rewritten late', ['a', 'ab', 'abc', 'xbc', 'xbcd'], 'xbcd'],
    ['new text that repeats', ['ha', 'ha', 'ha', 'ha'], 'hahahaha'],
    ['new text whose second piece holds the first', ['ha', 'haha', '!'], 'hahaha!'],
    ['new text that grows later by chance', ['x', 'a', 'ab', 'abc', 'abcd'], 'xaababcabcd'],
    ['a thought that is opened anew', ['<think>a', '<think>ab'], '<think>ab'],
    ['too little to tell', ['He', 'Hello'], 'HeHello'],
    ['nothing', ['', ''], ''],
  ])('takes %s for what it is', (_kind, texts, text) => {
    expect(merge('auto', texts)).toBe(text);
  });

  it('puts right what it said before it knew', () => {
    expect(['a', 'ab', 'abc', 'abcd'].flatMap(createTextMerger('auto'))).toEqual([
      { type: 'text-delta', text: 'a' },
      { type: 'text-delta', text: 'ab' },
      { type: 'text-replace', text: 'abc' },
      { type: 'text-delta', text: 'd' },
    ]);
  });

  it('reads every answer of three or more pieces that is sent whole each time', () => {
    fastCheck.assert(
      fastCheck.property(words, (pieces) => {
        fastCheck.pre(pieces.length >= 3);
        const wholes = pieces.map((_piece, index) => pieces.slice(0, index + 1).join(''));
        expect(merge('auto', wholes)).toBe(pieces.join(''));
      }),
    );
  });
});

it('mode delta adds up whatever comes', () => {
  fastCheck.assert(
    fastCheck.property(words, (pieces) => {
      expect(merge('delta', pieces)).toBe(pieces.join(''));
    }),
  );
});

it('mode cumulative shows the last text, rewritten or not', () => {
  expect(merge('cumulative', ['The capitol', 'The capital', 'The capital is'])).toBe(
    'The capital is',
  );
});
