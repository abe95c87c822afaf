// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../../lib/chat/conversation.ts';
import { GlossError } from '../../lib/errors.ts';
import { renderApp, update } from './render-app.tsx';

const DAY_MS = 24 * 60 * 60 * 1000;

function makeConversation(title: string, part: Partial<Conversation> = {}): Conversation {
  const now = Date.now();
  return {
    id: title,
    title,
    hasOwnTitle: false,
    createdAt: now,
    updatedAt: now,
    headId: 'answer',
    ...part,
  };
}

function renderHistory(...titles: string[]) {
  return renderApp((signals) => {
    signals.route.value = 'history';
    signals.recent.value = titles.map((title) => makeConversation(title));
  });
}

const getButton = (name: string) => screen.getByRole('button', { name });

describe('the list of past chats', () => {
  it('is read when it is opened', () => {
    const { stores } = renderHistory();
    expect(stores.history.refresh).toHaveBeenCalled();
    expect(screen.getByText('Your chats will be listed here.')).toBeTruthy();
  });

  it('puts them under the days they belong to, the pinned ones first', () => {
    renderApp((signals) => {
      signals.route.value = 'history';
      signals.pinned.value = [makeConversation('Kept', { pinnedAt: 1 })];
      signals.recent.value = [
        makeConversation('New'),
        makeConversation('Old', { updatedAt: Date.now() - 30 * DAY_MS }),
      ];
    });
    const titles = screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent);
    expect(titles).toEqual(['Pinned', 'Today', 'Earlier', 'All chats']);
    const pinned = within(screen.getByRole('region', { name: 'Pinned' }));
    expect(pinned.getByRole('button', { name: 'Kept' })).toBeTruthy();
  });

  it.each([
    ['2026-06-15T12:00', 'Jun 15'],
    ['2025-12-31T12:00', 'Dec 31, 2025'],
    ['2026-07-01T00:01', '12:01 AM'],
  ])('says of one of %s no more than “%s”', (time, words) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-07-01T18:00') });
    renderApp((signals) => {
      signals.route.value = 'history';
      signals.recent.value = [makeConversation('Keas', { updatedAt: Date.parse(time) })];
    });
    // Some versions of ICU have a narrow space before AM.
    expect(document.querySelector('time')?.textContent.replace(/\s/, ' ')).toBe(words);
    vi.useRealTimers();
  });

  it('opens one in place of itself', async () => {
    const { stores, signals } = renderHistory('Keas');
    fireEvent.click(getButton('Keas'));
    await waitFor(() => expect(signals.route.value).toBe('chat'));
    expect(stores.chat.open).toHaveBeenCalledWith('Keas');
  });

  it('stays, and says why, when one cannot be opened', async () => {
    const { stores, signals } = renderHistory('Keas');
    stores.chat.open.mockRejectedValue(new GlossError('storage', 'gone'));
    fireEvent.click(getButton('Keas'));
    await waitFor(() => expect(stores.history.report).toHaveBeenCalled());
    expect(signals.route.value).toBe('history');
  });

  it.each([
    ['Pin “Keas”', 'setPinned', ['Keas', true]],
    ['Delete “Keas”', 'remove', [expect.objectContaining({ id: 'Keas' })]],
  ] as const)('%s', (name, method, args) => {
    const { stores } = renderHistory('Keas');
    fireEvent.click(getButton(name));
    expect(stores.history[method]).toHaveBeenCalledWith(...args);
  });

  it('gives one another title', () => {
    const { stores } = renderHistory('Keas');
    fireEvent.click(getButton('Rename “Keas”'));
    const field = screen.getByLabelText('New title');
    fireEvent.input(field, { target: { value: '  Parrots ' } });
    fireEvent.click(getButton('Save'));
    expect(stores.history.rename).toHaveBeenCalledWith('Keas', 'Parrots');
    expect(getButton('Keas')).toBeTruthy();
  });

  it('brings back what was deleted', () => {
    const { stores, signals } = renderHistory();
    update(() => {
      signals.removed.value = makeConversation('Keas');
    });
    expect(screen.getByText('“Keas” is deleted.')).toBeTruthy();
    fireEvent.click(getButton('Undo'));
    expect(stores.history.undoRemove).toHaveBeenCalled();
  });

  it('row 80: shows a title that is markup as the words it is', () => {
    const title = '<img src=x onerror=alert(1)>';
    renderHistory(title);
    expect(getButton(title).textContent).toBe(title);
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('the search', () => {
  it('shows what it found with the words around it', () => {
    const { signals, stores } = renderHistory('Keas');
    fireEvent.input(screen.getByLabelText('Search chats'), { target: { value: 'parrot' } });
    expect(stores.history.setQuery).toHaveBeenCalledWith('parrot');
    update(() => {
      signals.hits.value = [
        {
          conversation: makeConversation('Birds'),
          excerpt: 'a large parrot that',
          matchStart: 8,
          matchEnd: 14,
        },
      ];
    });
    expect(screen.getByText('1 chat found')).toBeTruthy();
    expect(document.querySelector('mark')?.textContent).toBe('parrot');
  });

  it('says when there is nothing', () => {
    const { signals } = renderHistory();
    fireEvent.input(screen.getByLabelText('Search chats'), { target: { value: 'xyz' } });
    update(() => {
      signals.hits.value = [];
    });
    expect(screen.getByText('No chat has these words.')).toBeTruthy();
  });
});

describe('all chats at once', () => {
  it.each([
    ['Export as Markdown', 'gloss-chats.md'],
    ['Export as JSON', 'gloss-chats.json'],
  ])('%s', async (name, fileName) => {
    const { platform } = renderHistory('Keas');
    fireEvent.click(getButton(name));
    await waitFor(() => expect(platform.saveFile).toHaveBeenCalledWith(fileName, '# Chats'));
  });

  it.each([
    ['Markdown', 'markdown', 'Keas.md'],
    ['JSON', 'json', 'Keas.json'],
  ])('one alone is saved as %s too', async (name, kind, fileName) => {
    const { platform, stores } = renderHistory('Keas');
    fireEvent.click(getButton(`Save “Keas” as ${name}`));
    await waitFor(() => expect(platform.saveFile).toHaveBeenCalledWith(fileName, '# Chats'));
    expect(stores.history.writeFile).toHaveBeenCalledWith(kind, expect.any(String));
  });

  it('are not offered to be taken along, or deleted, where there are none', () => {
    renderHistory();
    expect(screen.queryAllByRole('button')).toEqual([getButton('Back to chat')]);
    expect(screen.getByLabelText('Import chats')).toBeTruthy();
  });

  it('imports a file and says how many came', async () => {
    const { stores } = renderHistory();
    const file = new File(['{}'], 'chats.json');
    fireEvent.change(screen.getByLabelText('Import chats'), { target: { files: [file] } });
    await screen.findByText('Imported 2 chats.');
    expect(stores.history.importFile).toHaveBeenCalledWith(file);
  });

  it.each([
    [undefined, 'This is not a file of Gloss chats'],
    ['conversations.0.id', 'This is not a file of Gloss chats'],
    ['too-large', 'may have up to 50 MB'],
  ])('row 59: a file that is refused is called what it is: %s', (detail, words) => {
    const { signals } = renderHistory();
    update(() => {
      signals.historyProblem.value = {
        code: 'invalid-file',
        message: '',
        ...(detail === undefined ? {} : { detail }),
      };
    });
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain(words);
    expect(textContent).not.toContain('settings');
  });

  it('are deleted only when that is said twice', () => {
    const { stores } = renderHistory('Keas');
    fireEvent.click(getButton('Delete all chats'));
    expect(stores.history.erase).not.toHaveBeenCalled();
    fireEvent.click(getButton('Cancel'));
    fireEvent.click(getButton('Delete all chats'));
    fireEvent.click(getButton('Delete all'));
    expect(stores.history.erase.mock.calls).toEqual([['chats']]);
  });

  it('and everything else are deleted from the settings, also only when said twice', async () => {
    const { stores } = renderApp((signals) => {
      signals.route.value = 'settings';
    });
    const described = getButton('Delete everything').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toMatch(/stored in this browser/);
    fireEvent.click(getButton('Delete everything'));
    fireEvent.click(getButton('Delete everything now'));
    expect(stores.history.erase.mock.calls).toEqual([['everything']]);
    await screen.findByText('Everything is deleted.');
  });
});
