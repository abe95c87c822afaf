import { describe, expect, it } from 'vitest';
import { createPageStore } from '../../../lib/state/page-store.ts';
import { createFakeTabs, makeMessage } from './fake-tabs.ts';

function createWorld() {
  const { world, tabs } = createFakeTabs();
  const page = createPageStore(tabs);
  const readText = () => page.selection.value?.passage.text ?? null;
  return { world, page, readText };
}

const offered = { text: 'Offered.', title: 'Page', url: 'https://a.test/' };

describe('text that was picked by a gesture', () => {
  it('is shown, also where the page itself cannot be read', async () => {
    const { world, page, readText } = createWorld();
    world.install = () => Promise.reject(new Error('Cannot access a chrome:// URL'));
    await page.look();
    page.offer(offered);
    expect(page.selection.value).toEqual({ passage: offered, selectedLength: 8 });
    await page.look();
    expect(readText()).toBe('Offered.');
  });

  it('survives the first look, for it is about that very tab', async () => {
    const { page, readText } = createWorld();
    page.offer(offered);
    await page.look();
    expect(readText()).toBe('Offered.');
  });

  it('is gone with its tab', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    page.offer(offered);
    world.active = 2;
    await page.look();
    expect(readText()).toBeNull();
  });

  it('stays while nothing is selected, and gives way to what is', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    page.offer(offered);
    world.say(1, makeMessage(''));
    expect(readText()).toBe('Offered.');
    world.say(1, makeMessage('Tea.'));
    expect(readText()).toBe('Tea.');
    world.say(1, makeMessage(''));
    expect(readText()).toBeNull();
  });

  it('is shown before what was selected already, for it is newer', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    page.offer(offered);
    expect(readText()).toBe('Offered.');
  });

  it('does not bring back what was removed', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Tea.'));
    page.removeSelection();
    page.offer(offered);
    expect(readText()).toBe('Offered.');
    page.removeSelection();
    expect(readText()).toBeNull();
  });

  it('can be removed for good, though the page still has it selected', async () => {
    const { world, page, readText } = createWorld();
    page.offer(offered);
    page.removeSelection();
    expect(readText()).toBeNull();
    await page.look();
    world.say(1, makeMessage('Offered.'));
    expect(readText()).toBeNull();
  });

  it('is shown though the same words were removed before', async () => {
    const { world, page, readText } = createWorld();
    await page.look();
    world.say(1, makeMessage('Offered.'));
    page.removeSelection();
    page.offer(offered);
    expect(readText()).toBe('Offered.');
  });
});
