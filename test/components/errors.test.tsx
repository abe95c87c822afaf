// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../components/ui/error-text.tsx';
import type { TaskKind } from '../../lib/chat/task.ts';
import { ERROR_CODES, type ErrorCode, type WireError } from '../../lib/errors.ts';
import { LANGUAGE_TAGS } from '../../lib/i18n/languages.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import { createAnswer, createConnection, createUserTurn } from './fake-stores.ts';
import { renderApp, toSignals } from './render-app.tsx';

const HOST = 'api.example:8443';

function renderFailure(error: Partial<WireError> & { code: ErrorCode }, hasConnection = true) {
  return renderApp((signals) => {
    const failed = {
      status: 'failed',
      text: '',
      error: { message: 'internals', ...error },
    } as const;
    signals.turns.value = toSignals(createAnswer(failed));
    signals.connections.value = [createConnection({ baseUrl: `https://${HOST}/v1` })];
    signals.activeId.value = hasConnection ? 'local' : null;
  });
}

describe.each(LANGUAGE_TAGS)('the sentences in %s', (tag) => {
  const t = createTranslate(tag);

  it.each(ERROR_CODES)('say what %s means, with or without a host', (code) => {
    for (const error of [
      { code, message: 'internals' },
      { code, message: 'internals', host: HOST },
    ]) {
      const sentence = describeError(t, error);
      expect(sentence).toMatch(/[.。]$/);
      expect(sentence).not.toMatch(/[{}]|internals/);
    }
  });

  it.each(['blocked', 'newer-version', 'quota'])(
    'say of storage that is %s what to do, and not that word',
    (detail) => {
      const error = { code: 'storage', message: '', detail } as const;
      const sentence = describeError(t, error);
      expect(sentence).toMatch(/[.。]$/);
      expect(sentence).not.toBe(describeError(t, { code: 'storage', message: '' }));
      expect(sentence).not.toContain(detail);
    },
  );

  it('differ from each other', () => {
    const sentences = ERROR_CODES.map((code) => describeError(t, { code, message: '' }));
    expect(new Set(sentences).size).toBe(ERROR_CODES.length);
  });
});

describe('a failed answer', () => {
  it.each(ERROR_CODES)('is an alert that says what %s means', (code) => {
    renderFailure({ code, host: HOST });
    const sentence = describeError(createTranslate('en'), { code, message: '', host: HOST });
    expect(screen.getByRole('alert').textContent).toContain(sentence);
  });

  it('names the host that answered where the error names none', () => {
    renderFailure({ code: 'empty-answer' });
    expect(screen.getByRole('alert').textContent).toContain('The model at 127.0.0.1:4010');
  });

  it('quotes what the other side said, as text', () => {
    renderFailure({ code: 'server', status: 503, detail: '<b>overloaded</b>', retryAfterMs: 2500 });
    const alert = screen.getByRole('alert');
    expect(alert.querySelector('blockquote')?.textContent).toBe('<b>overloaded</b>');
    expect(alert.textContent).toContain('HTTP 503');
    expect(alert.textContent).toContain('It asks to wait 3 seconds.');
  });

  it('keeps the words that had come', () => {
    renderApp((signals) => {
      const error = { code: 'network', message: '' } as const;
      signals.turns.value = toSignals(createAnswer({ status: 'failed', text: 'Half an', error }));
    });
    expect(document.querySelector('[data-part="text"]')?.textContent).toBe('Half an');
    expect(screen.getByRole('button', { name: 'Copy' })).toBeTruthy();
  });

  it.each<[ErrorCode, boolean, string[]]>([
    ['network', true, ['Retry']],
    ['auth', true, ['Open settings', 'Retry']],
    ['key-missing', true, ['Open settings', 'Retry']],
    ['connection-missing', false, ['Open settings', 'Retry']],
    ['needs-model', false, ['Connect a model']],
    ['needs-model', true, ['Retry']],
    ['permission-missing', true, [`Allow access to ${HOST}`, 'Retry']],
    ['permission-missing', false, ['Retry']],
  ])('offers the buttons that help with %s (connection in use: %s)', (code, has, names) => {
    renderFailure({ code }, has);
    const buttons = [...screen.getByRole('alert').querySelectorAll('button')];
    expect(buttons.map((button) => button.textContent)).toEqual(names);
  });

  it('asks for the host from the button', () => {
    const { stores } = renderFailure({ code: 'permission-missing' });
    fireEvent.click(screen.getByRole('button', { name: `Allow access to ${HOST}` }));
    expect(stores.settings.requestPermission).toHaveBeenCalledWith('local');
  });

  it.each<[TaskKind, string, boolean]>([
    ['summarize', 'Some text.', true],
    ['ask', 'Some text.', true],
    ['ask', '', false],
    ['translate', 'Some text.', false],
  ])('of a model offers this device for what it can do: %s of “%s”', (kind, text, isOffered) => {
    const passage = text === '' ? null : { text, title: '', url: '' };
    const { stores } = renderApp((signals) => {
      const error = { code: 'network', message: '' } as const;
      const question = createUserTurn({ kind, passage });
      signals.turns.value = toSignals(question, createAnswer({ status: 'failed', error }));
    });
    const button = screen.queryByRole('button', { name: 'Use this device instead' });
    expect(button !== null).toBe(isOffered);
    if (button) fireEvent.click(button);
    expect(stores.chat.retry.mock.calls).toEqual(isOffered ? [['answer', 'on-device']] : []);
  });

  it('offers nothing while another answer is on its way', () => {
    renderApp((signals) => {
      const error = { code: 'network', message: '' } as const;
      const failed = createAnswer({ id: 'failed', status: 'failed', error });
      signals.turns.value = toSignals(failed, createUserTurn(), createAnswer({ id: 'later' }));
      signals.isRunning.value = true;
    });
    expect(screen.getByRole('alert').querySelectorAll('button')).toHaveLength(0);
  });

  it('goes to the settings from the button', () => {
    const { stores } = renderFailure({ code: 'needs-model' }, false);
    fireEvent.click(screen.getByRole('button', { name: 'Connect a model' }));
    expect(stores.view.go).toHaveBeenCalledWith('settings');
  });
});
