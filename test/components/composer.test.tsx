// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { QUICK_KINDS } from '../../lib/chat/task.ts';
import { createConnection } from './fake-stores.ts';
import { renderApp, update } from './render-app.tsx';

const getMessage = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });

describe('the message box', () => {
  it.each([
    ['Enter sends', { key: 'Enter' }, 1],
    ['Shift+Enter starts a line', { key: 'Enter', shiftKey: true }, 0],
    ['an Enter that ends a composed word does not send', { key: 'Enter', isComposing: true }, 0],
    ['nor does one that only its key code tells', { key: 'Enter', keyCode: 229 }, 0],
    ['other keys write', { key: 'a' }, 0],
  ])('%s', (_rule, key, times) => {
    const { stores } = renderApp((signals) => {
      signals.draft.value = 'Why?';
    });
    const wasLeftAlone = fireEvent.keyDown(getMessage(), key);
    expect(stores.composer.sendDraft).toHaveBeenCalledTimes(times);
    expect(wasLeftAlone).toBe(times === 0);
  });

  it.each(['', '  \n '])('sends nothing while it holds nothing (%j)', (draft) => {
    const { stores } = renderApp((signals) => {
      signals.draft.value = draft;
    });
    fireEvent.keyDown(getMessage(), { key: 'Enter' });
    expect(stores.composer.sendDraft).not.toHaveBeenCalled();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
  });

  it('hands on what is typed and shows what the store holds', () => {
    const { stores } = renderApp();
    fireEvent.input(getMessage(), { target: { value: '你好' } });
    expect(stores.composer.setDraft).toHaveBeenCalledWith('你好');
    expect(getMessage().value).toBe('你好');
  });

  it('takes the focus at the start and whenever it is asked to', () => {
    const { signals } = renderApp();
    expect(document.activeElement).toBe(getMessage());
    getMessage().blur();
    update(() => {
      signals.focusRequests.value += 1;
    });
    expect(document.activeElement).toBe(getMessage());
  });
});

describe('when Shift+Enter was chosen to send', () => {
  it.each([
    ['it sends', { key: 'Enter', shiftKey: true }, 1],
    ['Enter starts a line', { key: 'Enter' }, 0],
  ])('%s', (_rule, key, times) => {
    const { stores } = renderApp((signals) => {
      signals.draft.value = 'Why?';
      signals.preferences.value = { ...signals.preferences.value, sendKey: 'shift-enter' };
    });
    fireEvent.keyDown(getMessage(), key);
    expect(stores.composer.sendDraft).toHaveBeenCalledTimes(times);
  });
});

describe('the arrow up', () => {
  it.each([
    ['puts the last question in other words', '', false, 1],
    ['moves in what is written', 'Why?', false, 0],
    ['does nothing while an answer is on its way', '', true, 0],
  ])('%s', (_rule, draft, isRunning, times) => {
    const { stores } = renderApp((signals) => {
      signals.draft.value = draft;
      signals.isRunning.value = isRunning;
    });
    fireEvent.keyDown(getMessage(), { key: 'ArrowUp' });
    expect(stores.composer.editLast).toHaveBeenCalledTimes(times);
  });
});

describe('Alt and a digit', () => {
  const press = (key: Partial<KeyboardEvent>) =>
    fireEvent.keyDown(getMessage(), { code: 'Digit2', altKey: true, ...key });

  it('run the quick action at that place among those that are shown', () => {
    const { stores } = renderApp((signals) => {
      signals.hasPassage.value = true;
      const prompts = [{ id: 'summarize', isHidden: true }];
      signals.preferences.value = { ...signals.preferences.value, prompts };
    });
    expect(press({})).toBe(false);
    expect(stores.prompts.run).toHaveBeenCalledExactlyOnceWith({ id: 'explain' });
    const button = screen.getByRole('button', { name: 'Explain' });
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Alt+2');
  });

  it.each([
    ['without text to work on', {}, false],
    ['with AltGr', { ctrlKey: true }, true],
    ['with Shift', { shiftKey: true }, true],
    ['with another key', { code: 'KeyA' }, true],
    ['where there is no such action', { code: 'Digit9' }, true],
  ])('run nothing %s', (_rule, key, hasPassage) => {
    const { stores } = renderApp((signals) => {
      signals.hasPassage.value = hasPassage;
    });
    press(key);
    expect(stores.prompts.run).not.toHaveBeenCalled();
  });
});

describe('while an answer runs', () => {
  const renderRunning = () =>
    renderApp((signals) => {
      signals.draft.value = 'Next';
      signals.isRunning.value = true;
    });

  it('Stop stands in the place of Send, stops, and gives the focus back', () => {
    const { stores } = renderRunning();
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }), { detail: 1 });
    expect(stores.chat.stop).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(getMessage());
  });

  it('the second half of a double click on Send does not stop', () => {
    const { stores } = renderRunning();
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }), { detail: 2 });
    expect(stores.chat.stop).not.toHaveBeenCalled();
  });

  it('Enter keeps what was written', () => {
    const { stores } = renderRunning();
    fireEvent.keyDown(getMessage(), { key: 'Enter' });
    expect(stores.composer.sendDraft).not.toHaveBeenCalled();
  });

  it('Escape stops, from anywhere, but not the one that ends a composed word', () => {
    const { stores } = renderRunning();
    fireEvent.keyDown(getMessage(), { key: 'Escape', isComposing: true });
    expect(stores.chat.stop).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(stores.chat.stop).toHaveBeenCalledOnce();
  });
});

it('Escape does nothing while nothing runs', () => {
  const { stores } = renderApp();
  fireEvent.keyDown(getMessage(), { key: 'Escape' });
  expect(stores.chat.stop).not.toHaveBeenCalled();
});

describe('the quick actions', () => {
  const getActions = () =>
    screen.getByRole('group', { name: 'Quick actions' }).querySelectorAll('button');

  it('need a text to work on', () => {
    const { signals } = renderApp();
    expect([...getActions()].every(({ disabled }) => disabled)).toBe(true);
    update(() => {
      signals.hasPassage.value = true;
    });
    expect([...getActions()].some(({ disabled }) => disabled)).toBe(false);
  });

  it('run what they say', () => {
    const { stores } = renderApp((signals) => {
      signals.hasPassage.value = true;
    });
    for (const button of getActions()) fireEvent.click(button);
    for (const id of QUICK_KINDS) expect(stores.prompts.run).toHaveBeenCalledWith({ id });
    expect(stores.prompts.run).toHaveBeenCalledTimes(QUICK_KINDS.length);
  });

  it.each([
    ['ltr', 40],
    ['rtl', -40],
  ])('in one line, written %s, are moved by a wheel', (direction, scrollLeft) => {
    renderApp();
    const line = screen.getByRole('group', { name: 'Quick actions' });
    line.style.direction = direction;
    fireEvent.wheel(line, { deltaY: 40 });
    expect(line.scrollLeft).toBe(scrollLeft);
  });

  it('preview what they would send while the pointer or the focus is on them', () => {
    const { stores } = renderApp((signals) => {
      signals.hasPassage.value = true;
    });
    const explain = screen.getByRole('button', { name: 'Explain' });
    fireEvent.mouseEnter(explain);
    fireEvent.mouseLeave(explain);
    fireEvent.focus(explain);
    fireEvent.blur(explain);
    const shown = { id: 'explain' };
    expect(stores.prompts.preview.mock.calls).toEqual([[shown], [null], [shown], [null]]);
  });

  it('are those that are not hidden, in the user’s order, under the user’s names', () => {
    renderApp((signals) => {
      const prompts = [
        { id: 'mine', name: 'For a child', text: 'Explain {{selection}} to a child.' },
        { id: 'translate' },
        { id: 'rewrite', isHidden: true },
        { id: 'summarize', name: 'In short' },
      ];
      signals.preferences.value = { ...signals.preferences.value, prompts };
    });
    expect([...getActions()].map(({ textContent }) => textContent)).toEqual([
      'For a child',
      'Translate',
      'In short',
      'Key points',
      'Explain',
      'Fix grammar',
    ]);
  });

  it('with a model of their own do not need the one in use', () => {
    renderApp((signals) => {
      signals.hasPassage.value = true;
      signals.connections.value = [createConnection()];
      const prompts = [{ id: 'explain', connectionId: 'local' }];
      signals.preferences.value = { ...signals.preferences.value, prompts };
    });
    expect(screen.getByRole('button', { name: 'Explain' }).title).toBe('Alt+1');
    expect(screen.getByRole('button', { name: 'Rewrite' }).title).toBe('Needs a model');
  });

  it('say which of them need a model, until one is in use', () => {
    const { signals } = renderApp((own) => {
      own.hasPassage.value = true;
    });
    const findNeedy = () => [...getActions()].filter(({ title }) => title === 'Needs a model');
    expect(findNeedy().map(({ textContent }) => textContent)).toEqual([
      'Explain',
      'Translate',
      'Rewrite',
      'Fix grammar',
    ]);
    update(() => {
      signals.connections.value = [createConnection()];
      signals.activeId.value = 'local';
    });
    expect(findNeedy()).toEqual([]);
  });
});
