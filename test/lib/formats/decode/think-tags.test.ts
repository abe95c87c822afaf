import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../../lib/chat/engine.ts';
import { createThinkTagReader, withThinkTags } from '../../../../lib/formats/decode/think-tags.ts';
import { joinText } from '../decode-body.ts';

function read(pieces: string[]) {
  const reader = createThinkTagReader();
  const parts = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.flush()];
  return { reasoning: joinText(parts, 'reasoning-delta'), text: joinText(parts, 'text-delta') };
}

const CASES: [rule: string, content: string, reasoning: string, text: string][] = [
  ['tags at the start are thinking', '<think>Hm.</think>Hi', 'Hm.', 'Hi'],
  ['blanks before the first tag are dropped', '\n <think>Hm.</think>Hi', 'Hm.', 'Hi'],
  ['blanks after the thinking are dropped', '<think>Hm.</think>\n\nHi\n', 'Hm.', 'Hi\n'],
  ['thoughts in a row are one', '<think>H</think>\n<think>m</think>Hi', 'Hm', 'Hi'],
  ['no thought is none', '<think>\n</think>Hi', '\n', 'Hi'],
  ['thinking that never ends is thinking', '<think>Hm. </thi', 'Hm. </thi', ''],
  ['tags later on are words', 'Hi <think>Hm.</think>', '', 'Hi <think>Hm.</think>'],
  ['a closing tag alone is words', 'Hi </think>', '', 'Hi </think>'],
  ['what only looks like a tag is words', '<thinker>Hi', '', '<thinker>Hi'],
  ['half a tag at the end is words', '\n<thi', '', '\n<thi'],
  ['other tags in the thinking stay', '<think>a < b </p></think>Hi', 'a < b </p>', 'Hi'],
  ['blanks at the start of words stay', '  Hi', '', '  Hi'],
  ['blanks alone stay', ' \n', '', ' \n'],
  ['blanks alone after the thinking are dropped', '<think>Hm.</think> \n', 'Hm.', ''],
];

describe('think tags', () => {
  it.each(CASES)('%s', (_rule, content, reasoning, text) => {
    expect(read([content])).toEqual({ reasoning, text });
  });

  it.each(CASES)('%s, character by character', (_rule, content, reasoning, text) => {
    expect(read([...content])).toEqual({ reasoning, text });
  });

  it('are the same however they are cut', () => {
    const token = fastCheck.constantFrom(
      '<think>',
      '</think>',
      '<',
      '</',
      'think>',
      ' ',
      '\n',
      'a',
    );
    const pieces = fastCheck.array(token, { maxLength: 12 });
    fastCheck.assert(
      fastCheck.property(pieces, (tokens) => {
        expect(read([...tokens.join('')])).toEqual(read([tokens.join('')]));
        expect(read(tokens)).toEqual(read([tokens.join('')]));
      }),
    );
  });

  it('hold nothing back that cannot become a tag', () => {
    const reader = createThinkTagReader();
    expect(reader.push('<th')).toEqual([]);
    expect(reader.push('e')).toEqual([{ type: 'text-delta', text: '<the' }]);
    expect(reader.push('<th')).toEqual([{ type: 'text-delta', text: '<th' }]);
  });
});

describe('a decoder with think tags', () => {
  const finish: StreamPart = { type: 'finish', reason: 'stop' };
  const decode = (frames: StreamPart[][], held: StreamPart[] = []) => {
    const rest = frames.values();
    const decoder = withThinkTags({
      decode: () => rest.next().value ?? [],
      flush: () => held,
    });
    const parts = frames.flatMap(() => decoder.decode({ data: '', event: '' }));
    return [...parts, ...decoder.flush()];
  };

  it('tells the last words before the finish', () => {
    expect(decode([[{ type: 'text-delta', text: '<thi' }], [finish]])).toEqual([
      { type: 'text-delta', text: '<thi' },
      finish,
    ]);
  });

  it('splits what is told at the end of the body', () => {
    expect(decode([], [{ type: 'text-delta', text: '<think>Hm.' }])).toEqual([
      { type: 'reasoning-delta', text: 'Hm.' },
    ]);
  });

  it('leaves all other parts as they are', () => {
    const parts: StreamPart[] = [
      { type: 'reasoning-delta', text: '<think>' },
      { type: 'text-replace', text: '' },
      { type: 'usage', inputTokens: 1 },
    ];
    expect(decode([parts])).toEqual(parts);
  });

  const toReplace = (text: string): StreamPart => ({ type: 'text-replace', text });
  const toText = (text: string): StreamPart => ({ type: 'text-delta', text });
  const toThought = (text: string): StreamPart => ({ type: 'reasoning-delta', text });

  it.each<[string, StreamPart[], StreamPart[]]>([
    ['as new text', [toReplace('<think>Hm.</think>Hi')], [toThought('Hm.'), toReplace('Hi')]],
    ['with a thought alone', [toReplace('<think>Hm.')], [toThought('Hm.')]],
    [
      'and its thought goes on',
      [toText('<think>H'), toReplace('<think>Hm.'), toText('.</think>Hi')],
      [toThought('H'), toThought('m.'), toThought('.'), toText('Hi')],
    ],
    [
      'and its thought stays what it was',
      [toText('<think>H</think>Hi'), toReplace('<think>No</think>Ho'), toText('!')],
      [toThought('H'), toText('Hi'), toReplace('Ho'), toText('!')],
    ],
    ['and is what it was', [toText('Hi'), toReplace('Hi')], [toText('Hi')]],
    [
      'and was no text after all',
      [toText('<th'), toText('<think>'), toReplace('<think>Hm.')],
      [toText('<th<think>'), toThought('Hm.'), toReplace('')],
    ],
  ])('splits an answer that is told anew %s', (_how, parts, split) => {
    expect(decode(parts.map((part) => [part]))).toEqual(split);
  });
});
