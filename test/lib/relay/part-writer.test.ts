import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { createPartWriter } from '../../../lib/relay/part-writer.ts';
import { toText } from '../../helpers/fake-engine.ts';

const readWords = (parts: readonly StreamPart[]) =>
  parts.map((part) => ('text' in part ? part.text : '')).join('');

describe('parts that are written down', () => {
  it('are told in order, each once, after their write, whatever the pace and whenever it fails', async () => {
    const step = fc.oneof(
      fc.string({ minLength: 1, maxLength: 3 }).map((text) => ({ text })),
      fc.constant('pause' as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.option(fc.nat(5)),
        fc.nat(3),
        async (steps, failAt, pace) => {
          const written: string[] = [];
          const told: string[] = [];
          let failures = 0;
          const writer = createPartWriter({
            async write(seq, parts) {
              for (let tick = 0; tick < pace; tick += 1) await Promise.resolve();
              if (seq === failAt) throw new Error('full');
              expect(seq).toBe(written.length);
              written.push(readWords(parts));
            },
            tell(parts) {
              told.push(readWords(parts));
              if (failures === 0) expect(written).toHaveLength(told.length);
            },
            onFailure: () => (failures += 1),
          });
          for (const action of steps) {
            if (action === 'pause') await Promise.resolve();
            else writer.add([toText(action.text)]);
          }
          await writer.settle();
          const all = steps.map((action) => (action === 'pause' ? '' : action.text)).join('');
          expect(told.join('')).toBe(all);
          expect(failures).toBeLessThanOrEqual(1);
          expect(told.join('').startsWith(written.join(''))).toBe(true);
        },
      ),
    );
  });

  it('are told at once where nothing is written', () => {
    const told: StreamPart[][] = [];
    const writer = createPartWriter({
      write: undefined,
      tell: (parts) => told.push(parts),
      onFailure: () => {},
    });
    writer.add([toText('one')]);
    expect(told).toEqual([[toText('one')]]);
  });
});
