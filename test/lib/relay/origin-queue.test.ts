import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOriginQueue, MAX_STREAMS_PER_ORIGIN } from '../../../lib/relay/origin-queue.ts';
import { settlePorts } from '../../helpers/fake-port.ts';

/** Takes a turn and keeps what comes of it. */
function line(queue = createOriginQueue()) {
  const order: string[] = [];
  const told: string[] = [];
  const take = (name: string, origin = 'https://a.test') => {
    const stop = new AbortController();
    let give = () => {};
    void (async () => {
      try {
        give = await queue.take(origin, stop.signal, () => told.push(name));
        order.push(name);
      } catch {
        order.push(`${name} left`);
      }
    })();
    return { stop, give: () => give() };
  };
  return { order, told, take };
}

const FIRST = ['1', '2', '3', '4'];

describe('answers from one origin', () => {
  it('begin at once up to four, and the others when their turn comes, in order', async () => {
    const { order, told, take } = line();
    const first = FIRST.map((name) => take(name));
    take('5');
    take('6');
    await settlePorts();
    expect([order, told]).toEqual([FIRST, ['5', '6']]);
    first[2]?.give();
    await settlePorts();
    expect(order).toEqual([...FIRST, '5']);
    first[0]?.give();
    await settlePorts();
    expect(order).toEqual([...FIRST, '5', '6']);
  });

  it('do not wait for those of another origin', async () => {
    const { order, told, take } = line();
    FIRST.forEach((name) => take(name));
    take('other', 'https://b.test');
    await settlePorts();
    expect([order.at(-1), told]).toEqual(['other', []]);
  });

  it('leave the queue when they are stopped, and those behind them move up', async () => {
    const { order, take } = line();
    const first = FIRST.map((name) => take(name));
    const waiting = take('5');
    take('6');
    await settlePorts();
    waiting.stop.abort();
    first[0]?.give();
    await settlePorts();
    expect(order.slice(4)).toEqual(['5 left', '6']);
  });

  it('give a turn back once, however often it is said', async () => {
    const { order, take } = line();
    const first = FIRST.map((name) => take(name));
    take('5');
    take('6');
    await settlePorts();
    first[0]?.give();
    first[0]?.give();
    await settlePorts();
    expect(order).toEqual([...FIRST, '5']);
  });

  it('that are stopped already take no turn', async () => {
    const queue = createOriginQueue();
    const refused = queue.take('https://a.test', AbortSignal.abort(), () => {});
    await expect(refused).rejects.toMatchObject({ name: 'AbortError' });
    const { order, take } = line(queue);
    FIRST.forEach((name) => take(name));
    await settlePorts();
    expect(order).toEqual(FIRST);
  });

  it('are never more than four at a time, and all have their turn, whoever is stopped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ isStopped: fc.boolean(), steps: fc.nat(5) }), { maxLength: 30 }),
        async (answers) => {
          const queue = createOriginQueue();
          let running = 0;
          let greatest = 0;
          const work = answers.map(async ({ isStopped, steps }) => {
            const stop = new AbortController();
            const turn = queue.take('https://a.test', stop.signal, () => {});
            if (isStopped) queueMicrotask(() => stop.abort());
            const give = await turn.catch(() => null);
            if (!give) return 'stopped';
            greatest = Math.max(greatest, (running += 1));
            for (let step = 0; step < steps; step += 1) await Promise.resolve();
            running -= 1;
            give();
            return 'done';
          });
          const ends = await Promise.all(work);
          expect(greatest).toBeLessThanOrEqual(MAX_STREAMS_PER_ORIGIN);
          answers.forEach(({ isStopped }, index) => {
            if (!isStopped) expect(ends[index]).toBe('done');
          });
        },
      ),
    );
  });
});
