// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS } from '../../lib/i18n/languages.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import { UNREADABLE_REASONS } from '../../lib/page/access.ts';
import { createPicture } from '../lib/chat/sample-attachments.ts';
import { createConnection, PASSAGE } from './fake-stores.ts';
import { renderApp, update } from './render-app.tsx';

describe('the selected text', () => {
  const renderSelection = (text: string, selectedLength = text.length) =>
    renderApp((signals) => {
      signals.selection.value = { passage: { ...PASSAGE, text }, selectedLength };
    });
  const getRegion = () => screen.getByRole('region', { name: 'Selected text' });

  it('shows the words, how many characters they are, and their page', () => {
    renderSelection('x'.repeat(1024));
    expect(getRegion().textContent).toContain('1,024 characters');
    expect(getRegion().textContent).toContain('Kea');
  });

  it('puts at most 1,000 characters of a huge selection on the page', () => {
    renderSelection('x'.repeat(1_000_000));
    expect(getRegion().textContent).toContain('1,000,000 characters');
    expect(getRegion().textContent.length).toBeLessThan(1200);
  });

  it('says when only a part of it is used', () => {
    renderSelection('x'.repeat(200_000), 300_000);
    expect(getRegion().textContent).toContain('Only the first 200,000 of 300,000 characters');
  });

  it('can be removed', () => {
    const { signals, stores } = renderSelection('words');
    fireEvent.click(screen.getByRole('button', { name: 'Remove selection' }));
    expect(stores.page.removeSelection).toHaveBeenCalledOnce();
    update(() => {
      signals.selection.value = null;
    });
    expect(screen.queryByRole('region', { name: 'Selected text' })).toBeNull();
  });
});

describe('the preview', () => {
  const CONTENT = `Summarize the text.\n\n${'x'.repeat(5000)}`;

  const renderPreview = (isConnected: boolean, historyLength = 0) =>
    renderApp((signals) => {
      signals.selection.value = { passage: PASSAGE, selectedLength: PASSAGE.text.length };
      signals.isPreviewOpen.value = true;
      signals.preview.value = {
        kind: 'explain',
        content: CONTENT,
        passage: PASSAGE,
        pictures: [],
        system: 'Be kind.',
        historyLength,
      };
      signals.connections.value = [createConnection()];
      signals.activeId.value = isConnected ? 'local' : null;
    });
  const getPreview = () => screen.getByRole('region', { name: 'Preview' });

  it('shows all of what is sent, to the letter, and where it goes', () => {
    renderPreview(true, 2);
    expect(getPreview().querySelector('pre')?.textContent).toBe(CONTENT);
    expect(getPreview().textContent).toContain('Goes to 127.0.0.1:4010 · demo');
    expect(getPreview().textContent).toContain('For: Explain · with 2 earlier messages');
    expect(getPreview().querySelector('details')?.textContent).toContain('Be kind.');
  });

  it('names the pictures that go with it', () => {
    const { signals } = renderPreview(true);
    expect(getPreview().textContent).not.toContain('picture');
    update(() => {
      const pictures = [createPicture('a.png'), createPicture('b.png')];
      signals.preview.value = signals.preview.value && { ...signals.preview.value, pictures };
    });
    expect(getPreview().textContent).toContain('With 2 pictures: a.png, b.png');
  });

  it('says that nothing leaves this device while no connection is in use', () => {
    renderPreview(false);
    expect(getPreview().textContent).toContain('Stays on this device');
    expect(getPreview().textContent).not.toContain('Be kind.');
    expect(getPreview().querySelector('pre')?.getAttribute('aria-label')).toContain('read');
  });

  it('can be read with the keyboard alone', () => {
    renderPreview(true);
    expect(getPreview().querySelector('pre')?.tabIndex).toBe(0);
  });

  it('is opened and closed by its button, which says so', () => {
    renderPreview(true);
    const button = screen.getByRole('button', { name: 'Preview' });
    expect(button.getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('region', { name: 'Preview' })).toBeNull();
  });
});

describe.each(LANGUAGE_TAGS)('a page that cannot be read (%s)', (tag) => {
  it.each(UNREADABLE_REASONS)('says what to do about %s, without alarm', (reason) => {
    renderApp((signals) => {
      signals.language.value = tag;
      signals.access.value = { status: 'unreadable', reason };
    });
    expect(document.body.textContent).toContain(createTranslate(tag)(`access.${reason}`));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').disabled).toBe(false);
  });
});

it('words in hand matter more than a page that cannot be read', () => {
  renderApp((signals) => {
    signals.access.value = { status: 'unreadable', reason: 'not-granted' };
    signals.selection.value = { passage: PASSAGE, selectedLength: PASSAGE.text.length };
  });
  expect(document.body.textContent).not.toContain(createTranslate('en')('access.not-granted'));
});
