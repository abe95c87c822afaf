import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handOver, type Gesture, type HandOverDeps } from '../../../lib/gestures/hand-over.ts';
import { ACCESS_TIMEOUT_MS } from '../../../lib/page/access.ts';
import type { FrameSnapshot } from '../../../lib/page/frame-snapshot.ts';
import type { Handoff } from '../../../lib/store/handoff.ts';

const GESTURE: Gesture = {
  kind: 'explain',
  tabId: 7,
  windowId: 3,
  selectionText: 'One. Two.',
  title: 'The tab',
  url: 'https://tab.test/',
};
const BROWSER_COPY = { text: 'One. Two.', title: 'The tab', url: 'https://tab.test/' };

function toFrame(text: string, frame: Partial<FrameSnapshot> = {}): FrameSnapshot {
  const page = { title: 'The page', url: 'https://page.test/', contentType: 'text/html' };
  return { frame: 'f', text, length: text.length, ...page, ...frame };
}

/** Makes the gesture in a page whose frames are read like this, and collects what is handed over. */
async function gesture(
  readFrames: HandOverDeps['readFrames'],
  change: Partial<Gesture> = {},
): Promise<Handoff[]> {
  const put: Handoff[] = [];
  await handOver(
    { ...GESTURE, ...change },
    {
      readFrames,
      readPage: () => Promise.reject(new Error('nobody asks for the page')),
      put: async (handoff) => void put.push(handoff),
      createId: () => 'new-id',
      now: () => 1000,
    },
  );
  return put;
}

describe('a hand-over', () => {
  it('is for the window of the gesture, with the text of the page and its line breaks', async () => {
    expect(await gesture(async () => [toFrame('One.\n\nTwo.')])).toEqual([
      {
        id: 'new-id',
        windowId: 3,
        kind: 'explain',
        passage: { text: 'One.\n\nTwo.', title: 'The page', url: 'https://page.test/' },
        createdAt: 1000,
      },
    ]);
  });

  it.each([
    ['the frame of the menu', { frameId: 4 }, [7, 4]],
    ['all frames for a key', {}, [7, undefined]],
  ])('reads %s', async (_what, change, expected) => {
    const readFrames = vi.fn(async () => [toFrame('text')]);
    await gesture(readFrames, change);
    expect(readFrames).toHaveBeenCalledExactlyOnceWith(...expected);
  });

  it('takes the frame with the selection', async () => {
    const frames = [toFrame(''), toFrame('inner', { title: 'Inner', url: 'https://inner.test/' })];
    expect((await gesture(async () => frames))[0]?.passage).toEqual({
      text: 'inner',
      title: 'Inner',
      url: 'https://inner.test/',
    });
  });

  it.each<[string, HandOverDeps['readFrames']]>([
    ['may not be read', () => Promise.reject(new Error('Cannot access contents of the page.'))],
    ['has no frame left', async () => []],
    ['shows no text, as a PDF', async () => [toFrame('')]],
  ])('has the copy of the browser where the page %s', async (_what, readFrames) => {
    expect((await gesture(readFrames))[0]?.passage).toEqual(BROWSER_COPY);
  });

  it('takes the copy of the browser without the space around it', async () => {
    const [handoff] = await gesture(async () => [], { selectionText: ' \n words ' });
    expect(handoff?.passage.text).toBe('words');
  });

  it.each(['', ' \n '])('does not happen where nothing is selected: %j', async (selectionText) => {
    expect(await gesture(async () => [toFrame('')], { selectionText })).toEqual([]);
  });

  it('tells when it cannot be stored', async () => {
    const deps: HandOverDeps = {
      readFrames: async () => [],
      readPage: async () => null,
      put: () => Promise.reject(new Error('storage is full')),
      createId: () => 'new-id',
      now: () => 0,
    };
    await expect(handOver(GESTURE, deps)).rejects.toThrow('storage is full');
  });
});

describe('in a page that does not answer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('the copy of the browser is handed over once the time is up', async () => {
    const handedOver = gesture(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(ACCESS_TIMEOUT_MS);
    expect((await handedOver)[0]?.passage).toEqual(BROWSER_COPY);
  });

  describe('of the page as a whole', () => {
    const READING = { ...toFrame('selected'), hiddenCharacters: 0, isCut: false };

    async function gestureOnPage(readPage: HandOverDeps['readPage']): Promise<Handoff[]> {
      const put: Handoff[] = [];
      await handOver(
        { ...GESTURE, isAboutPage: true },
        {
          readFrames: () => Promise.reject(new Error('nobody asks for what is selected')),
          readPage,
          put: async (handoff) => void put.push(handoff),
          createId: () => 'new-id',
          now: () => 1000,
        },
      );
      return put;
    }

    it('has the main content of the page, whatever is selected', async () => {
      const [handoff] = await gestureOnPage(async () => ({ ...READING, text: '# Words' }));
      expect(handoff?.passage).toEqual({
        text: '# Words',
        title: 'The page',
        url: 'https://page.test/',
      });
    });

    it.each<[what: string, readPage: HandOverDeps['readPage']]>([
      ['has no words', async () => ({ ...READING, text: '' })],
      ['went away', async () => null],
      ['may not be read', () => Promise.reject(new Error('Cannot access a chrome:// URL'))],
    ])('does not happen when the page %s', async (_what, readPage) => {
      expect(await gestureOnPage(readPage)).toEqual([]);
    });
  });
});
