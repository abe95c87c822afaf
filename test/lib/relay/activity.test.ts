import { describe, expect, it, vi } from 'vitest';
import { countActivity, type Activity } from '../../../lib/relay/activity.ts';
import { toBadge } from '../../../lib/relay/badge.ts';
import { createUpdateGate } from '../../../lib/relay/update-gate.ts';

const IDLE: Activity = { runs: 0, pages: 0, unseen: 0 };

describe('the badge', () => {
  it.each([
    ['nothing when nothing goes on', IDLE, ''],
    ['a dot when an answer is written', { ...IDLE, runs: 2 }, '…'],
    ['how many answers are ready', { ...IDLE, unseen: 2 }, '2'],
    ['a dot while more are written', { ...IDLE, runs: 1, unseen: 2 }, '…'],
  ])('says %s', (_what, activity, text) => {
    expect(toBadge(activity)).toBe(text);
  });
});

describe('answers that ended', () => {
  it('are unseen where no page was open, were kept, and no page has opened since', () => {
    let activity = IDLE;
    const count = countActivity((next) => (activity = next));
    count.pageOpened();
    count.runBegan();
    count.runBegan();
    count.runBegan();
    count.runEnded(true);
    expect(activity).toEqual({ runs: 2, pages: 1, unseen: 0 });
    count.pageClosed();
    count.runEnded(true);
    count.runEnded(false);
    expect(activity).toEqual({ runs: 0, pages: 0, unseen: 1 });
    count.pageOpened();
    expect(activity).toEqual({ runs: 0, pages: 1, unseen: 0 });
  });
});

describe('an update', () => {
  it.each([
    ['an answer runs', { ...IDLE, runs: 1 }],
    ['a page is open', { ...IDLE, pages: 1 }],
  ])('waits while %s', (_what, activity) => {
    const reload = vi.fn();
    const gate = createUpdateGate(reload);
    gate.see(activity);
    gate.open();
    expect(reload).not.toHaveBeenCalled();
    gate.see(IDLE);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('comes at once when nothing goes on, and never by itself', () => {
    const reload = vi.fn();
    const gate = createUpdateGate(reload);
    gate.see(IDLE);
    expect(reload).not.toHaveBeenCalled();
    gate.open();
    expect(reload).toHaveBeenCalledOnce();
  });
});
