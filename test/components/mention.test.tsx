// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { PASSAGE } from './fake-stores.ts';
import { renderApp } from './render-app.tsx';

const getMessage = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });

/** Types into the message box; the caret stands at the end unless told. */
function write(text: string, caret = text.length, setUp?: Parameters<typeof renderApp>[0]) {
  const view = renderApp(setUp);
  const box = getMessage();
  box.value = text;
  box.setSelectionRange(caret, caret);
  fireEvent.input(box);
  fireEvent.keyUp(box);
  return view;
}

describe('typing @', () => {
  it('offers the page, and Enter asks about it, with nothing left of the sign', () => {
    const { stores } = write('Sum up @pa');
    expect(getMessage().getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { name: 'This page' }).id,
    );
    fireEvent.keyDown(getMessage(), { key: 'Enter' });
    expect(stores.page.usePage).toHaveBeenCalledOnce();
    expect(stores.composer.sendDraft).not.toHaveBeenCalled();
    expect(getMessage().value).toBe('Sum up ');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(getMessage().hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('leaves what stands after the caret', () => {
    write('Why @pa is it?', 7);
    fireEvent.click(screen.getByRole('option', { name: 'This page' }));
    expect(getMessage().value).toBe('Why  is it?');
  });

  it('puts a selection aside, for it would go before the page', () => {
    const { stores } = write('@', 1, (signals) => {
      signals.selection.value = { passage: PASSAGE, selectedLength: 10 };
    });
    fireEvent.keyDown(getMessage(), { key: 'Tab' });
    expect(stores.page.removeSelection).toHaveBeenCalledOnce();
    expect(stores.page.usePage).toHaveBeenCalledOnce();
  });

  it('says why a page cannot be read, and Enter sends the words as they are', () => {
    const { stores } = write('@', 1, (signals) => {
      signals.access.value = { status: 'unreadable', reason: 'pdf' };
    });
    expect(screen.getByRole('listbox').parentElement?.textContent).toMatch(/PDF/);
    fireEvent.keyDown(getMessage(), { key: 'Enter' });
    expect(stores.page.usePage).not.toHaveBeenCalled();
    expect(stores.composer.sendDraft).toHaveBeenCalledOnce();
  });

  it.each([
    ['in an address', 'Write to ada@page'],
    ['before another word', '@nobody'],
    ['in the name of a prompt', '/@'],
  ])('offers nothing %s', (_where, text) => {
    write(text);
    expect(screen.queryByRole('option', { name: 'This page' })).toBeNull();
  });

  it.each([
    ['after Escape', { key: 'Escape' }],
    ['nor chooses while a word is being composed', { key: 'Enter', isComposing: true }],
    ['nor where only the key code tells', { key: 'Enter', keyCode: 229 }],
  ])('does not choose %s', (_rule, key) => {
    const { stores } = write('@');
    fireEvent.keyDown(getMessage(), key);
    expect(stores.page.usePage).not.toHaveBeenCalled();
    expect(getMessage().value).toBe('@');
  });
});
