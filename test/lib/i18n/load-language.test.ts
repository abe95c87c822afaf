import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Each test begins as a panel does: with no texts. */
async function openPanel() {
  vi.resetModules();
  const { loadAllTexts, loadLanguage } = await import('../../../lib/i18n/load-language.ts');
  const { createTranslate } = await import('../../../lib/i18n/translate.ts');
  return { loadAllTexts, loadLanguage, createTranslate };
}

let panel: Awaited<ReturnType<typeof openPanel>>;
beforeEach(async () => {
  panel = await openPanel();
});

describe('the texts of a panel', () => {
  it('are at first those it opens with, in one language', async () => {
    await panel.loadLanguage('en');
    const translate = panel.createTranslate('en');
    expect(translate('composer.send')).toBe('Send');
    expect(() => translate('settings.title')).toThrow(TypeError);
    expect(() => panel.createTranslate('zh-CN')('composer.send')).toThrow(TypeError);
  });

  it('are all there once a view that was opened later needs them, also for who has them', async () => {
    await panel.loadLanguage('en');
    const translate = panel.createTranslate('en');
    await panel.loadAllTexts();
    expect(translate('settings.title')).toBe('Settings');
    expect(translate('composer.send')).toBe('Send');
  });

  it('are all there in another language too, when that is chosen then', async () => {
    await panel.loadLanguage('en');
    await panel.loadAllTexts();
    await panel.loadLanguage('zh-CN');
    expect(panel.createTranslate('zh-CN')('settings.title')).toBe('设置');
  });

  it('are all there when the language comes while the rest is on its way', async () => {
    const opening = panel.loadLanguage('en');
    const chosen = panel.loadLanguage('zh-CN');
    await Promise.all([opening, chosen, panel.loadAllTexts()]);
    expect(panel.createTranslate('zh-CN')('settings.title')).toBe('设置');
  });
});
