import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UnreadableReason } from '../../../lib/page/access.ts';
import type { PageReading } from '../../../lib/page/page-reading.ts';
import { READING_TIMEOUT_MS } from '../../../lib/page/reading-limits.ts';
import { createPageStore } from '../../../lib/state/page-store.ts';
import { createFakeTabs, makeMessage, makeReading, makeSnapshot } from './fake-tabs.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function createWorld(room = signal(Number.POSITIVE_INFINITY)) {
  const { world, tabs } = createFakeTabs();
  const page = createPageStore(tabs, () => room.value);
  await page.look();
  const readText = () => page.selection.value?.passage.text ?? null;
  return { world, page, readText, room };
}

/** A reading that comes when the test says so. */
function createLateReading() {
  let answer = (_reading: PageReading) => {};
  const read = () =>
    new Promise<PageReading>((resolve) => {
      answer = resolve;
    });
  return { read, answer: (reading: PageReading) => answer(reading) };
}

describe('using the page', () => {
  it('nothing of it is read before the user asks', async () => {
    const { world, page, readText } = await createWorld();
    world.read = vi.fn(world.read);
    await page.look();
    expect(world.read).not.toHaveBeenCalled();
    expect(readText()).toBeNull();
    expect(page.use.value).toEqual({ status: 'unused' });
  });

  it('makes it what a question is about, with its title and address', async () => {
    const { page } = await createWorld();
    await page.usePage();
    expect(page.selection.value).toEqual({
      passage: { text: '# Words', title: 'Page', url: 'https://a.test/' },
      selectedLength: 7,
      reading: makeReading('# Words'),
    });
  });

  it('is told while it lasts, and is done once however often it is asked for', async () => {
    const { world, page } = await createWorld();
    const late = createLateReading();
    world.read = vi.fn(late.read);
    const done = page.usePage();
    await page.usePage();
    expect(page.use.value).toEqual({ status: 'reading' });
    late.answer(makeReading('text'));
    await done;
    expect(world.read).toHaveBeenCalledOnce();
    expect(page.use.value.status).toBe('used');
  });

  it('ends when the user removes it, also while it is being read', async () => {
    const { world, page, readText } = await createWorld();
    await page.usePage();
    page.removePage();
    expect(readText()).toBeNull();
    const late = createLateReading();
    world.read = late.read;
    const done = page.usePage();
    page.removePage();
    late.answer(makeReading('late'));
    await done;
    expect(readText()).toBeNull();
  });

  it.each<[what: string, read: () => Promise<PageReading | null>, reason: UnreadableReason]>([
    ['it has no words', async () => makeReading(''), 'no-text'],
    ['it is a PDF', async () => makeReading('', { contentType: 'application/pdf' }), 'pdf'],
    ['it went away', async () => null, 'loading'],
    [
      'the browser refuses',
      () => Promise.reject(new Error('Cannot access a chrome:// URL')),
      'browser-page',
    ],
  ])('says why it cannot be used when %s', async (_what, read, reason) => {
    const { world, page, readText } = await createWorld();
    world.read = read;
    await page.usePage();
    expect(page.use.value).toEqual({ status: 'failed', reason });
    expect(readText()).toBeNull();
  });

  it('gives a page up that does not answer', async () => {
    vi.useFakeTimers();
    const { world, page } = await createWorld();
    world.read = () => new Promise(() => {});
    const done = page.usePage();
    await vi.advanceTimersByTimeAsync(READING_TIMEOUT_MS);
    await done;
    expect(page.use.value).toEqual({ status: 'failed', reason: 'loading' });
  });
});

describe('a page in use', () => {
  it('stands back behind a selection, and is back when that is removed', async () => {
    const { world, page, readText } = await createWorld();
    await page.usePage();
    world.say(1, makeMessage('selected'));
    expect(readText()).toBe('selected');
    expect(page.use.value.status).toBe('used');
    page.removeSelection();
    expect(readText()).toBe('# Words');
  });

  it('stands back behind what a gesture hands over', async () => {
    const { page, readText } = await createWorld();
    await page.usePage();
    page.offer({ text: 'offered', title: '', url: '' });
    expect(readText()).toBe('offered');
  });

  it('is kept when the same page is looked at again, at another of its places too', async () => {
    const { world, page, readText } = await createWorld();
    await page.usePage();
    world.install = async () => [{ ...makeSnapshot(), url: 'https://a.test/#part' }];
    await page.look();
    expect(readText()).toBe('# Words');
  });

  type World = Awaited<ReturnType<typeof createWorld>>;
  it.each<[what: string, leave: (parts: World) => Promise<unknown> | void]>([
    ['the page goes away', ({ world }) => world.navigate(1)],
    [
      'the page shows another address',
      ({ world, page }) => {
        world.install = async () => [{ ...makeSnapshot(), url: 'https://a.test/next' }];
        return page.look();
      },
    ],
    [
      'another tab is in front',
      ({ world, page }) => {
        world.active = 2;
        return page.look();
      },
    ],
    [
      'the page may no longer be read',
      ({ world, page }) => {
        world.install = () => Promise.reject(new Error('Cannot access contents of the page'));
        return page.look();
      },
    ],
  ])('is used no longer when %s', async (_what, leave) => {
    const parts = await createWorld();
    await parts.page.usePage();
    await leave(parts);
    expect(parts.readText()).toBeNull();
    expect(parts.page.use.value).toEqual({ status: 'unused' });
  });
});

describe('a text longer than the model takes', () => {
  const LONG = 'A paragraph of words.\n\n'.repeat(100);

  it('is cut at a paragraph, and it says so; another model takes all of it', async () => {
    const { world, page, room } = await createWorld(signal(100));
    world.read = async () => makeReading(LONG);
    await page.usePage();
    const cut = page.selection.value;
    expect(cut?.isCutToFit).toBe(true);
    expect(cut?.selectedLength).toBe(LONG.length);
    expect(cut?.passage.text).toMatch(/^(A paragraph of words\.\n\n){10,}A paragraph of words\.$/);
    room.value = 10_000;
    expect(page.selection.value?.passage.text).toBe(LONG);
    expect(page.selection.value?.isCutToFit).toBeUndefined();
  });

  it('is cut when it is a selection too', async () => {
    const { world, page } = await createWorld(signal(100));
    world.say(1, makeMessage(LONG));
    expect(page.selection.value?.isCutToFit).toBe(true);
  });

  it('stays the same passage while nothing changes, so that it is sent once', async () => {
    const { world, page, room } = await createWorld(signal(100));
    world.read = async () => makeReading(LONG);
    await page.usePage();
    const before = page.selection.value?.passage.text;
    room.value = 101;
    room.value = 100;
    expect(page.selection.value?.passage.text).toBe(before);
  });
});
