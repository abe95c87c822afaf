import { describe, expect, it } from 'vitest';
import { chooseSnapshot, type FrameSnapshot } from '../../../lib/page/frame-snapshot.ts';

describe('chooseSnapshot', () => {
  const toFrame = (frame: string, length: number): FrameSnapshot => ({
    frame,
    length,
    text: 'x'.repeat(Math.min(length, 50)),
    title: '',
    url: '',
    contentType: 'text/html',
  });

  it.each([
    ['the one with text', [toFrame('page', 0), toFrame('inner', 5)], 'inner'],
    ['the one with the most', [toFrame('page', 9), toFrame('inner', 5)], 'page'],
    ['the one with the most before the cut', [toFrame('page', 60), toFrame('inner', 90)], 'inner'],
    ['the page, where nothing is selected', [toFrame('page', 0), toFrame('inner', 0)], 'page'],
    ['none of none', [], undefined],
  ])('finds %s', (_what, snapshots, expected) => {
    expect(chooseSnapshot(snapshots)?.frame).toBe(expected);
  });
});
