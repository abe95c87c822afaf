// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { createAnswer, createConnection, createUserTurn, PASSAGE } from './fake-stores.ts';
import { renderApp, toSignals, update } from './render-app.tsx';

describe('the names that readers, screen readers and tests rely on', () => {
  it.each([
    ['textbox', 'Message'],
    ['button', 'Send'],
    ['button', 'New chat'],
    ['button', 'Settings'],
    ['button', 'Summarize'],
    ['button', 'Key points'],
    ['button', 'Explain'],
    ['button', 'Translate'],
    ['button', 'Rewrite'],
    ['button', 'Fix grammar'],
    ['combobox', 'Model'],
    ['log', 'Conversation'],
  ])('has a %s named %s from the start', (role, name) => {
    renderApp();
    expect(screen.getByRole(role, { name })).toBeTruthy();
  });

  it.each([
    ['region', 'Selected text'],
    ['button', 'Remove selection'],
    ['button', 'Preview'],
  ])('has a %s named %s once text is selected', (role, name) => {
    renderApp((signals) => {
      signals.selection.value = { passage: PASSAGE, selectedLength: PASSAGE.text.length };
    });
    expect(screen.getByRole(role, { name })).toBeTruthy();
  });

  it('names every turn by who speaks', () => {
    renderApp((signals) => {
      signals.turns.value = toSignals(createUserTurn(), createAnswer());
    });
    expect(screen.getAllByRole('article').map((turn) => turn.getAttribute('aria-label'))).toEqual([
      'You',
      'Assistant',
    ]);
  });

  it('opens the history', () => {
    const { signals } = renderApp();
    fireEvent.click(screen.getByRole('button', { name: 'History' }));
    expect(signals.route.value).toBe('history');
  });
});

describe('the header', () => {
  it('offers this device first, then every connection with its model', () => {
    const { stores } = renderApp((signals) => {
      signals.connections.value = [createConnection()];
    });
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Model' });
    expect([...select.options].map(({ value, text }) => [value, text])).toEqual([
      [ON_DEVICE, 'On this device'],
      ['local', 'Local · demo'],
    ]);
    expect(select.value).toBe(ON_DEVICE);
    fireEvent.change(select, { target: { value: 'local' } });
    expect(stores.settings.activate).toHaveBeenCalledWith('local');
  });

  it('starts a new chat and goes to the settings and back', () => {
    const { stores } = renderApp();
    fireEvent.click(screen.getByRole('button', { name: 'New chat' }));
    expect(stores.chat.clear).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Settings' }));
    fireEvent.click(screen.getByRole('button', { name: 'Back to chat' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Message' }));
  });
});

it('speaks another language at once when it is chosen', () => {
  const { signals } = renderApp();
  update(() => {
    signals.language.value = 'zh-CN';
  });
  expect(screen.getByRole('textbox', { name: '消息' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '概括' })).toBeTruthy();
});

it('says what is wrong with the storage', () => {
  renderApp((signals) => {
    signals.problem.value = { code: 'storage', message: '' };
  });
  expect(screen.getByRole('alert').textContent).toContain('Gloss could not use its storage');
});

describe('before the first question', () => {
  it('says what to do first, and what next once text is selected', () => {
    const { signals } = renderApp();
    expect(screen.getByRole('heading', { name: 'Select text on the page' })).toBeTruthy();
    update(() => {
      signals.selection.value = { passage: PASSAGE, selectedLength: PASSAGE.text.length };
    });
    expect(screen.getByRole('heading', { name: 'Now choose an action' })).toBeTruthy();
  });

  it('offers to connect a model while there is none', () => {
    const { signals, stores } = renderApp();
    fireEvent.click(screen.getByRole('button', { name: 'Connect a model' }));
    expect(stores.view.go).toHaveBeenCalledWith('settings');
    update(() => {
      signals.route.value = 'chat';
      signals.connections.value = [createConnection()];
      signals.activeId.value = 'local';
    });
    expect(screen.queryByRole('button', { name: 'Connect a model' })).toBeNull();
  });

  it('shows nothing while the page is being read', () => {
    renderApp((signals) => {
      signals.access.value = { status: 'reading' };
    });
    expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
  });
});
