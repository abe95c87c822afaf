import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACCESS_TIMEOUT_MS, type UnreadableReason } from '../../../lib/page/access.ts';
import type { FrameSnapshot } from '../../../lib/page/frame-snapshot.ts';
import { createPageStore } from '../../../lib/state/page-store.ts';
import { createFakeTabs, makeMessage, makeSnapshot } from './fake-tabs.ts';

afterEach(() => {
  vi.useRealTimers();
});

function createWorld() {
  const { world, tabs } = createFakeTabs();
  const page = createPageStore(tabs);
  const readText = () => page.selection.value?.passage.text ?? null;
  return { world, page, readText };
}

describe('the access', () => {
  it('is being found out at first', () => {
    expect(createWorld().page.access.value).toEqual({ status: 'reading' });
  });

  it('is there once the agent is', async () => {
    const { page } = createWorld();
    await page.look();
    expect(page.access.value).toEqual({ status: 'ready' });
  });

  // The browsers' own words; test/lib/page has all of them.
  const refusals: Array<[reason: UnreadableReason, words: string]> = [
    [
      'not-granted',
      'Cannot access contents of the page. Extension manifest must request permission',
    ],
    ['browser-page', 'Cannot access a chrome:// URL'],
    ['store-page', 'The extensions gallery cannot be scripted.'],
    ['error-page', 'Frame with ID 0 is showing error page'],
    ['file', 'Cannot access contents of url "file:///a.txt".'],
    ['browser-page', 'Something nobody has seen yet'],
  ];

  it.each(refusals)('is refused as %s when the browser says: %s', async (reason, words) => {
    const { world, page } = createWorld();
    world.install = () => Promise.reject(new Error(words));
    await page.look();
    expect(page.access.value).toEqual({ status: 'unreadable', reason });
    expect(world.countPorts(1)).toBe(0);
  });

  it('is refused for good when not even a gesture could open the page', async () => {
    const { world, page } = createWorld();
    world.install = () => Promise.reject(new Error('Missing host permission for the tab'));
    await page.look(true);
    expect(page.access.value).toEqual({ status: 'unreadable', reason: 'browser-page' });
    await page.look();
    expect(page.access.value).toEqual({ status: 'unreadable', reason: 'not-granted' });
  });

  it('keeps any other reason after a gesture', async () => {
    const { world, page } = createWorld();
    world.install = () => Promise.reject(new Error('The extensions gallery cannot be scripted.'));
    await page.look(true);
    expect(page.access.value).toEqual({ status: 'unreadable', reason: 'store-page' });
  });

  it('is refused when there is no tab a panel can be about', async () => {
    const { world, page } = createWorld();
    world.active = null;
    await page.look();
    expect(page.access.value).toEqual({ status: 'unreadable', reason: 'browser-page' });
  });

  it('is refused in a PDF, whose text no script can see', async () => {
    const { world, page } = createWorld();
    world.install = () => Promise.resolve([makeSnapshot('application/pdf')]);
    await page.look();
    expect(page.access.value).toEqual({ status: 'unreadable', reason: 'pdf' });
    expect(world.countPorts(1)).toBe(0);
  });

  it('is given up for now when the page does not answer in time, and found at the next look', async () => {
    vi.useFakeTimers();
    const { world, page } = createWorld();
    const answering = world.install;
    world.install = () => new Promise(() => {});
    const looking = page.look();
    await vi.advanceTimersByTimeAsync(ACCESS_TIMEOUT_MS - 1);
    expect(page.access.value).toEqual({ status: 'reading' });
    await vi.advanceTimersByTimeAsync(1);
    await looking;
    expect(page.access.value).toEqual({ status: 'unreadable', reason: 'loading' });

    world.install = answering;
    await page.look();
    expect(page.access.value).toEqual({ status: 'ready' });
  });

  it('does not flicker when the same tab is looked at again', async () => {
    const { world, page } = createWorld();
    await page.look();
    const seen: string[] = [];
    const dispose = page.access.subscribe(({ status }) => void seen.push(status));
    await page.look();
    expect(new Set(seen)).toEqual(new Set(['ready']));
    expect(world.countPorts(1)).toBe(1);
    dispose();
  });
});

describe('the selection', () => {
  it('is what the page says is selected, until it says otherwise', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    expect(page.selection.value).toBeNull();
    world.say(1, makeMessage('Tea.', { title: 'Tea', url: 'https://tea.test/' }));
    expect(page.selection.value).toEqual({
      passage: { text: 'Tea.', title: 'Tea', url: 'https://tea.test/' },
      selectedLength: 4,
    });
    world.say(1, makeMessage('Ice.'));
    expect(readText()).toBe('Ice.');
    world.say(1, makeMessage(''));
    expect(readText()).toBeNull();
  });

  it('says how much was selected when it was cut', async () => {
    const { world, page } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea', { length: 9_000_000 }));
    expect(page.selection.value?.selectedLength).toBe(9_000_000);
  });

  it('is gone when the page is', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    world.navigate(1);
    expect(readText()).toBeNull();
  });

  it('is gone when the page may no longer be read', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    world.install = () => Promise.reject(new Error('Cannot access contents of the page.'));
    await page.look();
    expect(readText()).toBeNull();
  });

  const hostile: Array<[what: string, message: unknown]> = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'Evil.'],
    ['another type', makeMessage('Evil.', { type: 'chat-start' })],
    ['no text', { ...makeMessage(''), text: undefined }],
    ['a text that is none', makeMessage('Evil.', { text: { toString: () => 'Evil.' } })],
    ['a length that is none', makeMessage('Evil.', { length: Number.NaN })],
    ['no address', makeMessage('Evil.', { url: null })],
    ['a frame name without end', makeMessage('Evil.', { frame: 'x'.repeat(101) })],
  ];

  it.each(hostile)('does not change for a message with %s', async (_what, message) => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    world.say(1, message);
    expect(readText()).toBe('Tea.');
  });
});

describe('in a page of several frames', () => {
  it('the one that changed last speaks', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Main.'));
    world.say(1, makeMessage('Inner.', { frame: 'inner' }));
    expect(readText()).toBe('Inner.');
    world.say(1, makeMessage('Main again.'));
    expect(readText()).toBe('Main again.');
  });

  it('one with nothing selected does not silence another', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Main.'));
    world.say(1, makeMessage('', { frame: 'inner' }));
    expect(readText()).toBe('Main.');
    world.say(1, makeMessage('Inner.', { frame: 'inner' }));
    world.say(1, makeMessage('', { frame: 'inner' }));
    expect(readText()).toBe('Main.');
    world.say(1, makeMessage(''));
    expect(readText()).toBeNull();
  });
});

describe('when another tab comes to the front', () => {
  it('its selection is shown, and the old tab is no longer listened to', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    world.active = 2;
    await page.look();
    expect(readText()).toBeNull();
    expect([world.countPorts(1), world.countPorts(2)]).toEqual([0, 1]);
    world.say(1, makeMessage('Tea again.'));
    world.say(2, makeMessage('Ice.'));
    expect(readText()).toBe('Ice.');
  });

  it.each([
    ['its agent is there', [makeSnapshot()]],
    ['it is a PDF', [makeSnapshot('application/pdf')]],
    ['it is refused', null],
  ])('a late answer of the old tab is ignored: %s', async (_what, frames) => {
    const { world, page, readText } = createWorld();
    const answering = world.install;
    let answer = () => {};
    const late = new Promise<FrameSnapshot[]>((resolve, reject) => {
      answer = () => (frames ? resolve(frames) : reject(new Error('Cannot access a page')));
    });
    const install = vi.fn(() => late);
    world.install = install;
    const first = page.look();
    await vi.waitFor(() => expect(install).toHaveBeenCalled());

    world.active = 2;
    world.install = answering;
    await page.look();
    world.say(2, makeMessage('Ice.'));
    answer();
    await first;
    expect(page.access.value).toEqual({ status: 'ready' });
    expect(readText()).toBe('Ice.');
    expect([world.countPorts(1), world.countPorts(2)]).toEqual([0, 1]);
  });

  it('one port is open however often it is looked at, at once or in turn', async () => {
    const { world, page } = createWorld();
    await Promise.all([page.look(), page.look(), page.look()]);
    await page.look();
    expect(world.countPorts(1)).toBe(1);
  });
});

describe('a selection that was removed', () => {
  it('stays away until another one is made', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    page.removeSelection();
    expect(readText()).toBeNull();
    world.say(1, makeMessage('Tea.'));
    expect(readText()).toBeNull();
    world.say(1, makeMessage('Ice.'));
    expect(readText()).toBe('Ice.');
  });

  it('stays away when the same page is looked at again', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    page.removeSelection();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    expect(readText()).toBeNull();
  });

  it('comes back when it is selected anew', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    page.removeSelection();
    world.say(1, makeMessage(''));
    world.say(1, makeMessage('Tea.'));
    expect(readText()).toBe('Tea.');
  });

  it('can be none', () => {
    const { page, readText } = createWorld();
    page.removeSelection();
    expect(readText()).toBeNull();
  });
});
