import { describe, expect, it } from 'vitest';
import { keepChat, keepLook, recallChat, recallLook } from '../../../lib/store/first-look.ts';
import { type FindLookArea, readTheme } from '../../../lib/store/kept-look.ts';
import type { Preferences } from '../../../lib/store/preferences.ts';
import { DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';

function createArea(stored: string | null = null): FindLookArea {
  let kept = stored;
  const area = {
    getItem: () => kept,
    setItem(_key: string, text: string) {
      kept = text;
    },
  };
  return () => area;
}

const switchedOff: FindLookArea = () => {
  throw new DOMException('no', 'SecurityError');
};

describe('the first look', () => {
  it('has the language and the theme that were kept, and nothing else of the preferences', () => {
    const area = createArea();
    const preferences: Preferences = {
      language: 'zh-CN',
      theme: 'dark',
      answerLanguage: 'fr',
      sendKey: 'shift-enter',
    };
    keepLook(area, preferences);
    expect(recallLook(area)).toEqual({
      ...DEFAULT_SETTINGS.preferences,
      language: 'zh-CN',
      theme: 'dark',
    });
    expect(readTheme(area)).toBe('dark');
  });

  it.each([
    ['nothing was kept', createArea()],
    ['what was kept is damaged', createArea('{"theme":')],
    ['it is something else', createArea('null')],
    ['it names what there is not', createArea('{"theme":"blue","language":"xx"}')],
    ['the browser keeps nothing', switchedOff],
  ])('is that of a fresh install where %s', (_what, area) => {
    expect(recallLook(area)).toEqual(DEFAULT_SETTINGS.preferences);
    expect(readTheme(area)).toBeUndefined();
  });

  it('knows whether there were words in the panel; none in a fresh install', () => {
    const area = createArea();
    expect(recallChat(area)).toBe(false);
    keepChat(area, true);
    expect(recallChat(area)).toBe(true);
    keepChat(area, false);
    expect(recallChat(area)).toBe(false);
    expect(recallChat(switchedOff)).toBe(false);
  });

  it('that cannot be kept is no reason to fail', () => {
    expect(() => keepLook(switchedOff, DEFAULT_SETTINGS.preferences)).not.toThrow();
    expect(() => keepChat(switchedOff, true)).not.toThrow();
  });
});
