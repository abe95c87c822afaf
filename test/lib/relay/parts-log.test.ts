import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { joinPart } from '../../../lib/relay/batch.ts';
import { createPartsLog } from '../../../lib/relay/parts-log.ts';
import { FINISH } from '../../helpers/fake-engine.ts';

const part = fc.oneof(
  fc.string({ minLength: 1 }).map((text): StreamPart => ({ type: 'text-delta', text })),
  fc.string({ minLength: 1 }).map((text): StreamPart => ({ type: 'reasoning-delta', text })),
  fc.string({ minLength: 1 }).map((text): StreamPart => ({ type: 'text-replace', text })),
  fc.constant(FINISH),
);

const joinAll = (parts: readonly StreamPart[]) => {
  const joined: StreamPart[] = [];
  parts.forEach((each) => joinPart(joined, each));
  return joined;
};

describe('the parts of an answer', () => {
  it('after any batch are those of all later batches', () => {
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 5 })), (batches) => {
        const log = createPartsLog();
        batches.forEach((batch) => log.add(batch));
        expect(log.lastSeq).toBe(batches.length - 1);
        for (let seq = -1; seq < batches.length; seq += 1) {
          expect(log.readAfter(seq)).toEqual(joinAll(batches.slice(seq + 1).flat()));
        }
      }),
    );
  });

  it('are those of the batches that are left after a cut, and of those that come then', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(part, { minLength: 1, maxLength: 5 })),
        fc.nat(),
        (batches, at) => {
          const log = createPartsLog();
          batches.forEach((batch) => log.add(batch));
          const kept = at % (batches.length + 1);
          log.dropAfter(kept - 1);
          log.add([FINISH]);
          expect(log.lastSeq).toBe(kept);
          expect(log.readAfter(-1)).toEqual(joinAll([...batches.slice(0, kept).flat(), FINISH]));
        },
      ),
    );
  });

  it('are cut into more than one where they are long, so that no more than the rest is copied', () => {
    const log = createPartsLog();
    const words = Array.from({ length: 100 }, (_, index) => `${index} `.repeat(1000));
    words.forEach((word) => log.add([{ type: 'text-delta', text: word }]));
    const texts = log.readAfter(49).map((each) => ('text' in each ? each.text : ''));
    expect(texts.join('')).toBe(words.slice(50).join(''));
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(70_000);
  });

  it('are all of them for whoever names a batch that never was', () => {
    const log = createPartsLog();
    log.add([FINISH]);
    expect(log.readAfter(-7)).toEqual([FINISH]);
  });
});
