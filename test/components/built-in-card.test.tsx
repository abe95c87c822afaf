// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppContext } from '../../components/app-context.ts';
import { BuiltInCard } from '../../components/chat/built-in-card.tsx';
import type { LanguageTag } from '../../lib/i18n/languages.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import type { BuiltInOffer, BuiltInStore } from '../../lib/state/built-in-store.ts';
import { createFakeStores } from './fake-stores.ts';
import { update } from './render-app.tsx';

afterEach(cleanup);

function renderCard(first: BuiltInOffer, language: LanguageTag = 'en') {
  const offer = signal(first);
  const builtIn = {
    offer,
    defaultEngine: signal<'built-in' | 'on-device'>('on-device'),
    download: vi.fn(),
    cancel: vi.fn(),
    dismiss: vi.fn(() => Promise.resolve()),
  } satisfies BuiltInStore;
  const { stores, platform } = createFakeStores();
  render(
    <AppContext.Provider
      value={{ ...stores, platform, isReady: true, t: createTranslate(language) }}
    >
      <BuiltInCard builtIn={builtIn} />
    </AppContext.Provider>,
  );
  return { offer, builtIn, stores };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const queryCard = () => screen.queryByRole('region', { name: 'The browser’s AI model' });
const getBar = () => screen.getByRole<HTMLProgressElement>('progressbar');

describe('the card of the browser’s model', () => {
  it('is not there when there is nothing to offer', () => {
    renderCard({ kind: 'none' });
    expect(queryCard()).toBeNull();
  });

  it.each([
    [false, 'Download', /about 4 GB/],
    [true, 'Show progress', /being downloaded just now/],
  ])('offers a download (under way: %s) by %s', (isUnderWay, button, text) => {
    const { builtIn, stores } = renderCard({ kind: 'download', isUnderWay });
    expect(screen.getByText(text)).toBeTruthy();
    expect(builtIn.download).not.toHaveBeenCalled();
    press(button);
    expect(builtIn.download).toHaveBeenCalledOnce();
    expect(stores.composer.requestFocus).toHaveBeenCalledOnce();
  });

  it('goes with Not now, and leaves the focus to the composer', () => {
    const { builtIn, stores } = renderCard({ kind: 'download', isUnderWay: false });
    press('Not now');
    expect(builtIn.dismiss).toHaveBeenCalledOnce();
    expect(stores.composer.requestFocus).toHaveBeenCalledOnce();
  });

  it('shows how far the download is, and ends the wait', () => {
    const { offer, builtIn } = renderCard({ kind: 'progress', loaded: 0.129 });
    expect(getBar().value).toBe(0.129);
    expect(screen.getByText(/Downloaded: 12 %/)).toBeTruthy();
    update(() => {
      offer.value = { kind: 'progress', loaded: 1 };
    });
    expect(getBar().hasAttribute('value')).toBe(false);
    expect(screen.getByText(/making it ready/)).toBeTruthy();
    press('Cancel');
    expect(builtIn.cancel).toHaveBeenCalledOnce();
  });

  it('says what went wrong, in the browser’s words too, and tries again', () => {
    const detail = 'NotAllowedError: Requires a user gesture';
    const { builtIn } = renderCard({
      kind: 'failed',
      error: { code: 'provider', message: detail, detail },
    });
    expect(screen.getByRole('alert').textContent).toContain('22 GB');
    expect(screen.getByText(detail)).toBeTruthy();
    press('Try again');
    expect(builtIn.download).toHaveBeenCalledOnce();
  });

  it('says when the model is ready, until that is read', () => {
    const { builtIn } = renderCard({ kind: 'ready' });
    expect(screen.getByRole('status').textContent).toMatch(/is ready/);
    press('OK');
    expect(builtIn.dismiss).toHaveBeenCalledOnce();
  });

  it('speaks Chinese', () => {
    renderCard({ kind: 'download', isUnderWay: false }, 'zh-CN');
    expect(screen.getByRole('button', { name: '以后再说' })).toBeTruthy();
  });
});
