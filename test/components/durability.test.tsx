// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import type { RunPhase } from '../../lib/protocol/messages.ts';
import { createAnswer, createUserTurn } from './fake-stores.ts';
import { renderApp, toSignals, update } from './render-app.tsx';

afterEach(() => {
  vi.useRealTimers();
});

const queryButton = (name: string) => screen.queryByRole('button', { name });

function renderAnswer(part: Partial<AssistantTurn>, phase?: RunPhase) {
  return renderApp((signals) => {
    signals.turns.value = toSignals(createUserTurn({ question: 'Why?' }), createAnswer(part));
    if (phase) signals.phases.value = new Map([['run', phase]]);
  });
}

describe('an answer on its way', () => {
  it('that is queued says behind whom', () => {
    renderAnswer({ status: 'queued', text: '' }, { kind: 'queued' });
    expect(screen.getByText(/other answers from 127\.0\.0\.1:4010/)).toBeTruthy();
  });

  it('that is silent counts the time, before its first word and after', () => {
    vi.useFakeTimers({ now: 100_000 });
    const phase: RunPhase = { kind: 'silent', sinceMs: 80_000 };
    renderAnswer({ status: 'streaming', text: 'Half' }, phase);
    expect(screen.getByText(/nothing has come for 0:20/)).toBeTruthy();
    update(() => {
      vi.advanceTimersByTime(61_000);
    });
    expect(screen.getByText(/nothing has come for 1:21/)).toBeTruthy();
  });

  it('that will be asked for again counts down, and can be given up', () => {
    vi.useFakeTimers({ now: 100_000 });
    const error = { code: 'rate-limit', message: '' } as const;
    const { stores } = renderAnswer(
      { status: 'queued', text: '' },
      { kind: 'retrying', untilMs: 103_000, error },
    );
    expect(screen.getByText(/Asking again in 3 seconds/)).toBeTruthy();
    update(() => {
      vi.advanceTimersByTime(2000);
    });
    expect(screen.getByText(/Asking again in 1 second\./)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(stores.chat.stop).toHaveBeenCalled();
  });
});

describe('an answer that was cut', () => {
  it.each<[Partial<AssistantTurn>, boolean]>([
    [{ status: 'stopped' }, true],
    [{ status: 'interrupted' }, true],
    [{ status: 'incomplete' }, true],
    [{ status: 'failed', error: { code: 'network', message: '' } }, true],
    [{ status: 'complete' }, false],
    [{ status: 'streaming' }, false],
    [{ status: 'interrupted', text: '' }, false],
    [{ status: 'stopped', engine: { kind: 'on-device' } }, false],
  ])('offers Continue where there is something to go on from: %j', (part, isOffered) => {
    const { stores } = renderAnswer(part);
    const button = queryButton('Continue');
    expect(button !== null).toBe(isOffered);
    if (button) fireEvent.click(button);
    expect(stores.chat.continueAnswer).toHaveBeenCalledTimes(isOffered ? 1 : 0);
  });

  it.each<[Partial<AssistantTurn>, RegExp]>([
    [{ error: { code: 'network', message: '' } }, /connection broke before/],
    [{ error: { code: 'timeout', message: '' } }, /Gloss stopped waiting/],
    [
      { error: { code: 'network', message: '' }, text: '', reasoning: 'Hm.' },
      /connection broke before/,
    ],
    [
      { error: { code: 'timeout', message: '', host: 'host' }, text: '' },
      /No answer came from host/,
    ],
    [{}, /the browser ended it/],
  ])('says once by what: %j', (part, words) => {
    renderAnswer({ status: 'interrupted', ...part });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getAllByText(/Could not reach|No answer|stopped|broke|ended it/)).toHaveLength(1);
  });
});

describe('versions', () => {
  it('can be stepped through', () => {
    const { stores } = renderApp((signals) => {
      signals.turns.value = toSignals(createUserTurn(), createAnswer());
      signals.versions.value = new Map([['answer', { index: 1, ids: ['old', 'answer', 'new'] }]]);
    });
    expect(screen.getByText('2 of 3')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Previous version' }));
    fireEvent.click(screen.getByRole('button', { name: 'Next version' }));
    expect(stores.chat.showVersion.mock.calls).toEqual([['old'], ['new']]);
  });

  it('are not spoken of where there is but one', () => {
    renderAnswer({});
    expect(queryButton('Previous version')).toBeNull();
  });
});

describe('editing a question', () => {
  it('sends it in other words with Enter', () => {
    const { stores } = renderAnswer({});
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const field = screen.getByLabelText<HTMLTextAreaElement>('Your question');
    expect(field.value).toBe('Why?');
    fireEvent.input(field, { target: { value: 'How?' } });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(stores.chat.edit).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(stores.chat.edit).toHaveBeenCalledWith('question', 'How?');
    expect(screen.queryByLabelText('Your question')).toBeNull();
  });

  it('is given up with Escape, which stops nothing', () => {
    const { stores } = renderAnswer({});
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    fireEvent.keyDown(screen.getByLabelText('Your question'), { key: 'Escape' });
    expect(screen.queryByLabelText('Your question')).toBeNull();
    expect(stores.chat.edit).not.toHaveBeenCalled();
    expect(stores.chat.stop).not.toHaveBeenCalled();
  });
});

describe('what the user should know', () => {
  it.each([
    ['is not saved', /cannot be saved here/, 'unsaved'],
    ['is offline', /You are offline/, 'isOffline'],
    ['was lost', /has lost what Gloss had stored/, 'isStorageLost'],
    ['is temporary', /Kept nowhere/, 'isTemporary'],
  ] as const)('%s', (_what, words, name) => {
    const { signals } = renderApp();
    expect(screen.queryByText(words)).toBeNull();
    update(() => {
      if (name === 'unsaved') signals.unsaved.value = { code: 'storage', message: '' };
      else signals[name].value = true;
    });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('offers a temporary chat before the first question', () => {
    const { stores } = renderApp();
    fireEvent.click(screen.getByLabelText('Temporary chat'));
    expect(stores.chat.clear).toHaveBeenCalledWith({ isTemporary: true });
  });
});
