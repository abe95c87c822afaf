// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS } from '../../lib/i18n/languages.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import type { PageReading } from '../../lib/page/page-reading.ts';
import type { PageSelection } from '../../lib/state/page-store.ts';
import { PASSAGE } from './fake-stores.ts';
import { renderApp } from './render-app.tsx';

const READING: PageReading = {
  ...PASSAGE,
  contentType: 'text/html',
  hiddenCharacters: 0,
  isCut: false,
};

function renderPage(part: Partial<PageReading> = {}, change: Partial<PageSelection> = {}) {
  const reading = { ...READING, ...part };
  return renderApp((signals) => {
    signals.use.value = { status: 'used', reading };
    const { text, title, url } = reading;
    const passage = { text, title, url };
    signals.selection.value = { passage, selectedLength: text.length, reading, ...change };
  });
}

describe('the offer of the page', () => {
  it('stands where nothing is selected, and reads the page by a click', () => {
    const { stores } = renderApp();
    fireEvent.click(screen.getByRole('button', { name: 'Use this page' }));
    expect(stores.page.usePage).toHaveBeenCalledOnce();
  });

  it('says that the page is being read', () => {
    renderApp((signals) => {
      signals.use.value = { status: 'reading' };
    });
    const button = screen.getByRole('button', { name: 'Reading the page…' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it.each(LANGUAGE_TAGS)('says why the page cannot be used, and can be tried again (%s)', (tag) => {
    renderApp((signals) => {
      signals.language.value = tag;
      signals.use.value = { status: 'failed', reason: 'no-text' };
    });
    const t = createTranslate(tag);
    expect(screen.getByText(t('access.no-text')).role).toBe('status');
    expect(screen.getByRole('button', { name: t('page.use') })).toBeTruthy();
  });

  it.each<[what: string, prepare: Parameters<typeof renderApp>[0]]>([
    [
      'text is selected',
      (signals) => {
        signals.selection.value = { passage: PASSAGE, selectedLength: 10 };
      },
    ],
    [
      'the page cannot be read',
      (signals) => {
        signals.access.value = { status: 'unreadable', reason: 'pdf' };
      },
    ],
  ])('is not there when %s', (_what, prepare) => {
    renderApp(prepare);
    expect(screen.queryByRole('button', { name: 'Use this page' })).toBeNull();
  });
});

describe('the page in use', () => {
  const getRegion = () => screen.getByRole('region', { name: 'This page' });

  it('shows its title and how long it is, and can be removed', () => {
    const { stores } = renderPage({ text: 'x'.repeat(2048) });
    expect(getRegion().textContent).toContain('Kea');
    expect(getRegion().textContent).toContain('2,048 characters');
    expect(getRegion().textContent).toContain('birds.example');
    fireEvent.click(screen.getByRole('button', { name: 'Remove page' }));
    expect(stores.page.removePage).toHaveBeenCalledOnce();
    expect(screen.queryByRole('region', { name: 'Selected text' })).toBeNull();
  });

  it.each<[says: string, part: Partial<PageReading>, change: Partial<PageSelection>]>([
    ['12 hidden characters removed', { hiddenCharacters: 12 }, {}],
    ['1 hidden character removed', { hiddenCharacters: 1 }, {}],
    ['Only its first part was read', { isCut: true }, {}],
    [
      'Only the first 60 % of this page fits this model.',
      {},
      { selectedLength: 1000, isCutToFit: true, passage: { ...PASSAGE, text: 'x'.repeat(600) } },
    ],
    [
      'Only the first 1 % of this page',
      {},
      { selectedLength: 1e6, isCutToFit: true, passage: { ...PASSAGE, text: 'x' } },
    ],
  ])('says: %s', (says, part, change) => {
    renderPage(part, change);
    expect(getRegion().textContent).toContain(says);
  });

  it('says nothing of that where there is nothing to say', () => {
    renderPage();
    expect(getRegion().textContent).not.toMatch(/hidden|Only|%/);
  });
});

describe('a selection', () => {
  it('says that it is used instead of the page', () => {
    renderApp((signals) => {
      signals.use.value = { status: 'used', reading: READING };
      signals.selection.value = { passage: PASSAGE, selectedLength: 10 };
    });
    const region = screen.getByRole('region', { name: 'Selected text' });
    expect(region.textContent).toContain('instead of the page');
  });

  it('says how much of it fits the model', () => {
    renderApp((signals) => {
      const passage = { ...PASSAGE, text: 'x'.repeat(500) };
      signals.selection.value = { passage, selectedLength: 1000, isCutToFit: true };
    });
    const region = screen.getByRole('region', { name: 'Selected text' });
    expect(region.textContent).toContain('Only the first 50 % of this selection fits this model.');
    expect(region.textContent).not.toContain('500 of');
  });
});
