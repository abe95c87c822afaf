import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { createBatch } from '../../../lib/relay/batch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const reasoning = (words: string): StreamPart => ({ type: 'reasoning-delta', text: words });
const FINISH: StreamPart = { type: 'finish', reason: 'stop' };

function open(isUrgent = () => true) {
  const delivered: StreamPart[][] = [];
  const batch = createBatch((parts) => delivered.push(parts), isUrgent);
  return { batch, delivered };
}

describe('a batch', () => {
  it('is handed over once the task is done, and not before', () => {
    const { batch, delivered } = open();
    batch.add(text('one '));
    batch.add(text('two'));
    expect(delivered).toEqual([]);
    vi.runAllTimers();
    expect(delivered).toEqual([[text('one two')]]);
  });

  it('that nobody waits for is handed over a tenth of a second after its first part', () => {
    const { batch, delivered } = open(() => false);
    batch.add(text('one '));
    vi.advanceTimersByTime(99);
    batch.add(text('two'));
    expect(delivered).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(delivered).toEqual([[text('one two')]]);
  });

  it('is handed over at once when flushed, and then not again', () => {
    const { batch, delivered } = open();
    batch.add(text('one'));
    batch.flush();
    expect(delivered).toEqual([[text('one')]]);
    vi.runAllTimers();
    batch.flush();
    expect(delivered).toHaveLength(1);
  });

  it('that is empty is not handed over', () => {
    const { batch, delivered } = open();
    batch.flush();
    vi.runAllTimers();
    expect(delivered).toEqual([]);
  });

  it('begins anew with the next task', () => {
    const { batch, delivered } = open();
    batch.add(text('one'));
    vi.runAllTimers();
    batch.add(text('two'));
    vi.runAllTimers();
    expect(delivered).toEqual([[text('one')], [text('two')]]);
  });

  it('joins neighbours of a kind, and no others', () => {
    const { batch, delivered } = open();
    const parts = [reasoning('a'), reasoning('b'), text('c'), FINISH, text('d'), FINISH, FINISH];
    parts.forEach(batch.add);
    batch.flush();
    expect(delivered).toEqual([[reasoning('ab'), text('c'), FINISH, text('d'), FINISH, FINISH]]);
  });

  it('leaves the parts it was given as they were', () => {
    const { batch } = open();
    const part = text('one');
    batch.add(part);
    batch.add(text('two'));
    expect(part).toEqual(text('one'));
  });
});

/** The parts one character each, so that only what was said and in which order counts. */
function spell(parts: readonly StreamPart[]): StreamPart[] {
  return parts.flatMap((part): StreamPart[] => {
    if (part.type !== 'text-delta' && part.type !== 'reasoning-delta') return [part];
    return part.text.split('').map((character) => ({ ...part, text: character }));
  });
}

describe('batches', () => {
  const part = fc.oneof(
    fc.string().map(text),
    fc.string().map(reasoning),
    fc.constantFrom<StreamPart>(FINISH, { type: 'note', code: 'quotes' }),
    fc.nat().map((outputTokens): StreamPart => ({ type: 'usage', outputTokens })),
  );
  const step = fc.oneof(
    { weight: 5, arbitrary: part },
    { weight: 1, arbitrary: fc.constantFrom('flush' as const, 'task-done' as const) },
  );

  it('say together what was added, in that order, wherever they were cut', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { batch, delivered } = open();
        for (const action of steps) {
          if (action === 'flush') batch.flush();
          else if (action === 'task-done') vi.runAllTimers();
          else batch.add(action);
        }
        batch.flush();
        const added = steps.filter((action) => typeof action === 'object');
        expect(spell(delivered.flat())).toEqual(spell(added));
        expect(delivered.every((parts) => parts.length > 0)).toBe(true);
      }),
    );
  });
});
