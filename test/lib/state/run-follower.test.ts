import { describe, expect, it, vi } from 'vitest';
import { createRunFollower, type RunListener } from '../../../lib/state/run-follower.ts';
import { toDelta } from './fake-background.ts';

function createListener() {
  return {
    onAccepted: vi.fn(),
    onPhase: vi.fn(),
    onParts: vi.fn(),
    onUnsaved: vi.fn(),
    onEnd: vi.fn(),
    onSettled: vi.fn(),
    onRefused: vi.fn(),
  } satisfies RunListener;
}

function createWorld() {
  const send = vi.fn();
  const follower = createRunFollower(send);
  const listener = createListener();
  follower.add('run', listener);
  const deliver = (seq: number, text: string) =>
    follower.handlers['chat-delta']({
      type: 'chat-delta',
      runId: 'run',
      seq,
      parts: [toDelta(text)],
    });
  return { send, follower, listener, deliver };
}

const ENGINE = { kind: 'on-device' } as const;
const ERROR = { code: 'storage', message: '' } as const;
const PHASE = { kind: 'silent', sinceMs: 1000 } as const;

describe('a run that is followed', () => {
  it('hears what is said of it', () => {
    const { follower, listener, deliver } = createWorld();
    const { handlers } = follower;
    handlers['chat-accepted']({ type: 'chat-accepted', runId: 'run', engine: ENGINE });
    handlers['chat-phase']({ type: 'chat-phase', runId: 'run', phase: PHASE });
    deliver(0, 'One');
    handlers['chat-unsaved']({ type: 'chat-unsaved', runId: 'run', error: ERROR });
    expect(listener.onAccepted.mock.calls).toEqual([[ENGINE]]);
    expect(listener.onPhase.mock.calls).toEqual([[PHASE]]);
    expect(listener.onParts.mock.calls).toEqual([[[toDelta('One')]]]);
    expect(listener.onUnsaved.mock.calls).toEqual([[ERROR]]);
  });

  it('hears each batch once, though it comes again after the port broke', () => {
    const { listener, deliver } = createWorld();
    for (const seq of [0, 1, 1, 0, 2]) deliver(seq, `${seq}`);
    expect(listener.onParts.mock.calls).toEqual(
      [['0'], ['1'], ['2']].map(([text = '']) => [[toDelta(text)]]),
    );
  });

  it.each([
    [
      'onEnd',
      (follower) =>
        follower.handlers['chat-end']({
          type: 'chat-end',
          runId: 'run',
          end: { status: 'complete' },
        }),
    ],
    [
      'onSettled',
      (follower) => follower.handlers['chat-settled']({ type: 'chat-settled', runId: 'run' }),
    ],
    [
      'onRefused',
      (follower) => follower.handlers['chat-refused']({ type: 'chat-refused', runId: 'run' }),
    ],
  ] satisfies Array<[keyof RunListener, (follower: ReturnType<typeof createRunFollower>) => void]>)(
    'hears nothing after %s',
    (name, end) => {
      const { follower, listener, deliver, send } = createWorld();
      end(follower);
      end(follower);
      deliver(0, 'late');
      follower.resume();
      expect(listener[name]).toHaveBeenCalledOnce();
      expect(listener.onParts).not.toHaveBeenCalled();
      expect(follower.has('run')).toBe(false);
      expect(send).not.toHaveBeenCalled();
    },
  );

  it('that is let go hears nothing, and is not asked for', () => {
    const { follower, listener, deliver, send } = createWorld();
    follower.remove('run');
    deliver(0, 'One');
    follower.resume();
    expect(listener.onParts).not.toHaveBeenCalled();
    expect(send).not.toHaveBeenCalled();
  });
});

describe('a run that was stopped', () => {
  it('hears no more words, pulls none, and hears its end', () => {
    const { send, follower, listener, deliver } = createWorld();
    deliver(0, 'One');
    follower.pull('run');
    follower.stop('run');
    deliver(1, 'Two');
    follower.pull('run');
    follower.handlers['chat-end']({ type: 'chat-end', runId: 'run', end: { status: 'stopped' } });
    expect(listener.onParts).toHaveBeenCalledOnce();
    expect(listener.onEnd).toHaveBeenCalledOnce();
    expect(send.mock.calls.map(([message]) => message)).toEqual([
      { type: 'chat-pull', runId: 'run' },
      { type: 'chat-stop', runId: 'run', afterSeq: 0 },
    ]);
  });

  it('is stopped again after the port broke: nobody may have heard it', () => {
    const { send, follower } = createWorld();
    follower.stop('run');
    follower.resume();
    expect(send.mock.calls.map(([{ type }]) => type)).toEqual([
      'chat-stop',
      'chat-attach',
      'chat-stop',
    ]);
  });
});

describe('after the port broke', () => {
  it('the rest is asked for by the number of the last batch', () => {
    const { follower, deliver, send } = createWorld();
    follower.resume();
    deliver(0, 'One');
    deliver(1, 'Two');
    follower.resume();
    expect(send.mock.calls.map(([message]) => message)).toEqual([
      { type: 'chat-attach', runId: 'run', afterSeq: -1 },
      { type: 'chat-attach', runId: 'run', afterSeq: 1 },
    ]);
  });

  it('a run of which nothing comes until it breaks again is interrupted', () => {
    const { follower, listener, send } = createWorld();
    follower.resume();
    follower.resume();
    expect(listener.onEnd.mock.calls).toEqual([[{ status: 'interrupted' }]]);
    expect(send).toHaveBeenCalledOnce();
    expect(follower.has('run')).toBe(false);
  });

  it('a run that a listener starts meanwhile is not taken up: it has a port already', () => {
    const { follower, listener, send } = createWorld();
    follower.resume();
    listener.onEnd.mockImplementation(() => follower.add('next', createListener()));
    follower.resume();
    expect(send).toHaveBeenCalledOnce();
    expect(follower.has('next')).toBe(true);
  });
});
