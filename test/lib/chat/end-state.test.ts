import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEndTracker } from '../../../lib/chat/end-state.ts';
import type { FinishReason, StreamPart } from '../../../lib/chat/engine.ts';

const text: StreamPart = { type: 'text-delta', text: 'word' };
const error: StreamPart = { type: 'error', error: { code: 'server', message: 'first' } };
const otherError: StreamPart = { type: 'error', error: { code: 'timeout', message: 'second' } };
const finish = (reason: FinishReason): StreamPart => ({ type: 'finish', reason });

function endOf(parts: readonly StreamPart[]) {
  const tracker = createEndTracker();
  parts.forEach((part) => tracker.see(part));
  return tracker.end();
}

describe('the end of an answer', () => {
  it.each([
    ['stop', 'complete'],
    ['tool-calls', 'complete'],
    ['other', 'complete'],
    ['length', 'incomplete'],
    ['content-filter', 'incomplete'],
  ] as const)('with the finish signal %s is %s', (finishReason, status) => {
    expect(endOf([text, finish(finishReason)])).toEqual({ status, finishReason });
  });

  it.each([
    ['nothing at all', []],
    ['words alone', [text]],
    ['words and usage', [text, { type: 'usage', outputTokens: 1 } as const]],
    ['a note alone', [{ type: 'note', code: 'no-match' } as const]],
  ])('after %s is incomplete: only the finish signal makes it complete', (_what, parts) => {
    expect(endOf(parts)).toEqual({ status: 'incomplete' });
  });

  it.each([
    ['before', [error, finish('stop')]],
    ['after', [finish('stop'), error]],
  ])('is failed when an error came, also %s a finish signal', (_when, parts) => {
    expect(endOf(parts)).toMatchObject({ status: 'failed', error: { code: 'server' } });
  });

  it('with a finish signal but not a word is failed: the reader would see nothing', () => {
    expect(endOf([finish('stop')])).toMatchObject({
      status: 'failed',
      error: { code: 'empty-answer' },
    });
    expect(endOf([{ type: 'note', code: 'no-match' }, finish('stop')]).status).toBe('complete');
  });

  it.each([
    ['network', [], 'failed'],
    ['network', [text], 'interrupted'],
    ['timeout', [], 'interrupted'],
    ['timeout', [text], 'interrupted'],
    ['too-large', [text], 'failed'],
  ] as const)('by %s after %o is %s', (code, parts, status) => {
    const tracker = createEndTracker();
    parts.forEach((part) => tracker.see(part));
    tracker.fail({ code, message: 'thrown' });
    expect(tracker.end()).toEqual({ status, error: { code, message: 'thrown' } });
  });

  it('by a refusal that speaks of a timeout is failed: nothing broke', () => {
    const tracker = createEndTracker();
    tracker.fail({ code: 'timeout', message: 'status 408', status: 408 });
    expect(tracker.end().status).toBe('failed');
  });

  it('is what the provider said, also when the line breaks after it', () => {
    const tracker = createEndTracker();
    [text, error].forEach((part) => tracker.see(part));
    tracker.fail({ code: 'network', message: 'broke' });
    expect(tracker.end()).toMatchObject({ status: 'failed', error: { code: 'server' } });
  });

  it('without a new word is complete where there were words before', () => {
    const tracker = createEndTracker(true);
    tracker.see(finish('stop'));
    expect(tracker.end().status).toBe('complete');
  });

  it('tells the first error: the ones after it follow from it', () => {
    expect(endOf([error, otherError]).error).toEqual({ code: 'server', message: 'first' });
  });

  it('tells the last finish reason', () => {
    expect(endOf([finish('stop'), finish('length')])).toEqual({
      status: 'incomplete',
      finishReason: 'length',
    });
  });

  it('is the same wherever words stand between the signals', () => {
    const signal = fc.constantFrom(error, finish('stop'), finish('length'));
    fc.assert(
      fc.property(fc.array(fc.oneof(signal, fc.constant(text))), (parts) => {
        const signals = parts.filter((part) => part !== text);
        expect(endOf([text, ...parts])).toEqual(endOf([text, ...signals]));
      }),
    );
  });
});
