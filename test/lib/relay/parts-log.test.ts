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

  it('are all of them for whoever names a batch that never was', () => {
    const log = createPartsLog();
    log.add([FINISH]);
    expect(log.readAfter(-7)).toEqual([FINISH]);
  });
});
