import { expect, it } from 'vitest';
import type { StreamPart } from '../../../../lib/chat/engine.ts';
import { createEndingDecoder } from '../../../../lib/formats/decode/ending-decoder.ts';

const TEXT: StreamPart = { type: 'text-delta', text: 'Hi' };
const FINISH: StreamPart = { type: 'finish', reason: 'stop' };
const ERROR: StreamPart = { type: 'error', error: { code: 'provider', message: 'boom' } };
const AT_END: StreamPart = { type: 'finish', reason: 'other' };

/** What is left of frames that hold these parts. */
const read = (...frames: StreamPart[][]) => {
  const decoder = createEndingDecoder(
    ({ data }) => frames[Number(data)] ?? [],
    () => [AT_END],
  );
  return [
    ...frames.flatMap((_, index) => decoder.decode({ data: String(index), event: '' })),
    ...decoder.flush(),
  ];
};

it.each<[string, StreamPart[][], StreamPart[]]>([
  ['words after a finish are dropped', [[FINISH], [TEXT]], [FINISH]],
  ['words with a finish are kept', [[TEXT, FINISH]], [TEXT, FINISH]],
  ['a second finish is dropped', [[FINISH], [FINISH]], [FINISH]],
  ['a finish after an error is dropped', [[ERROR], [TEXT, FINISH]], [ERROR]],
  ['an error after a finish is kept', [[FINISH], [TEXT, ERROR]], [FINISH, ERROR]],
  ['the end of the body counts where nothing else said so', [[TEXT]], [TEXT, AT_END]],
])('%s', (_rule, frames, parts) => {
  expect(read(...frames)).toEqual(parts);
});

it('an end that was not said is none unless the format says so', () => {
  expect(createEndingDecoder(() => [TEXT]).flush()).toEqual([]);
});
