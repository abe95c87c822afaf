import { describe, expect, it, vi } from 'vitest';
import { createViewStore, parseRoute } from '../../../lib/state/view-store.ts';

describe('the address', () => {
  it.each([
    ['#settings', 'settings'],
    ['', 'chat'],
    ['#', 'chat'],
    ['#chat', 'chat'],
    ['#Settings', 'chat'],
    ['#settings/x', 'chat'],
    ['#constructor', 'chat'],
  ] as const)('%j names the view %s', (hash, route) => {
    expect(parseRoute(hash)).toBe(route);
  });
});

describe('the view', () => {
  it('starts where it is told to, without saying so', () => {
    const onGo = vi.fn();
    expect(createViewStore('settings', onGo).route.value).toBe('settings');
    expect(onGo).not.toHaveBeenCalled();
  });

  it('changes, and says where it goes', () => {
    const onGo = vi.fn();
    const view = createViewStore('chat', onGo);
    view.go('settings');
    expect(view.route.value).toBe('settings');
    expect(onGo.mock.calls).toEqual([['settings']]);
  });

  it('says nothing when it is there already, so that address and view do not chase each other', () => {
    const onGo = vi.fn();
    const view = createViewStore('chat', onGo);
    view.go('chat');
    expect(onGo).not.toHaveBeenCalled();
  });
});
