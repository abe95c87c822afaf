import { expect, it } from 'vitest';
import { createNoticeStore } from '../../../lib/state/notice-store.ts';

it('tells nothing of a world in order, and each notice comes and goes on its own', () => {
  const notices = createNoticeStore();
  const read = () => [notices.isOffline.value, notices.isStorageLost.value];
  expect(read()).toEqual([false, false]);
  notices.setOffline(true);
  expect(read()).toEqual([true, false]);
  notices.setStorageLost(true);
  notices.setOffline(false);
  expect(read()).toEqual([false, true]);
  notices.setStorageLost(false);
  expect(read()).toEqual([false, false]);
});
