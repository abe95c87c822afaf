// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AssistantTurn, Turn } from '../../lib/chat/conversation.ts';
import { createAnswer, createConnection, createUserTurn, PASSAGE } from './fake-stores.ts';
import { renderApp, toSignals, update } from './render-app.tsx';

const ON_DEVICE_ENGINE = { kind: 'on-device' } as const;

function renderAnswer(part: Partial<AssistantTurn>) {
  const view = renderApp((signals) => {
    signals.turns.value = toSignals(createUserTurn(), createAnswer(part));
  });
  return { ...view, answer: screen.getByRole('article', { name: 'Assistant' }) };
}

describe('an answer', () => {
  it.each(['queued', 'streaming', 'complete', 'stopped', 'interrupted', 'incomplete'] as const)(
    'carries its status %s',
    (status) => {
      expect(renderAnswer({ status }).answer.dataset['status']).toBe(status);
    },
  );

  it('keeps its words and its thinking apart', () => {
    const { answer } = renderAnswer({ text: 'two\n\nlines', reasoning: 'hm' });
    const paragraphs = answer.querySelectorAll('[data-part="text"] p');
    expect([...paragraphs].map((each) => each.textContent)).toEqual(['two', 'lines']);
    expect(answer.querySelector('details [data-part="reasoning"]')?.textContent).toBe('hm');
  });

  it('shows markup as the words it is', () => {
    const { answer } = renderAnswer({ text: '<img src=x onerror=alert(1)>' });
    expect(answer.querySelector('img')).toBeNull();
    expect(answer.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('that quotes shows and copies the very characters of the text', async () => {
    const text = '“*_a_* `b`”\n\n“# c”';
    const { answer, platform } = renderAnswer({ text, notes: ['quotes'] });
    expect(answer.querySelector('[data-part="text"]')?.textContent).toBe(text);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(platform.copyText).toHaveBeenCalledWith(text));
  });

  it('grows with its signal', () => {
    const answer = signal<Turn>(createAnswer({ status: 'streaming', text: 'One' }));
    renderApp((signals) => {
      signals.turns.value = [answer];
    });
    update(() => {
      answer.value = createAnswer({ status: 'streaming', text: 'One two' });
    });
    expect(document.querySelector('[data-part="text"]')?.textContent).toBe('One two');
  });

  it.each([
    [null, 'One moment…'],
    [ON_DEVICE_ENGINE, 'Reading…'],
    [createAnswer().engine, 'Waiting for 127.0.0.1:4010…'],
  ])('says what it waits for until its first word (%j)', (engine, words) => {
    const { answer } = renderAnswer({ status: 'queued', engine, text: '' });
    expect(answer.textContent).toContain(words);
  });

  it('is silent while its words grow, for what is said of it stands beside it', () => {
    renderApp();
    const log = screen.getByRole('log', { name: 'Conversation' });
    expect(log.getAttribute('aria-live')).toBe('off');
    expect(log.querySelector('[aria-live=polite]')).toBeNull();
  });
});

describe('who answered', () => {
  it.each<[Partial<AssistantTurn>, string]>([
    [{}, 'demo · 127.0.0.1:4010'],
    [
      { engine: ON_DEVICE_ENGINE },
      'Key sentences from this text, picked on your device (no AI model)',
    ],
    [
      { engine: ON_DEVICE_ENGINE, notes: ['quotes'] },
      'Passages that match your question, quoted from the text (no AI model)',
    ],
    [{ engine: ON_DEVICE_ENGINE, notes: ['already-short'] }, 'On your device (no AI model)'],
  ])('is told below the answer: %j', (part, words) => {
    const source = renderAnswer(part).answer.querySelector('.turn-source');
    expect(source?.textContent).toBe(words);
  });
});

describe('how an answer ended', () => {
  it.each<[Partial<AssistantTurn>, RegExp]>([
    [{ status: 'stopped' }, /You stopped this answer/],
    [{ status: 'interrupted' }, /was interrupted/],
    [{ status: 'incomplete' }, /broke off/],
    [{ status: 'incomplete', finishReason: 'length' }, /length limit/],
    [{ status: 'incomplete', finishReason: 'content-filter' }, /content filter/],
    [{ notes: ['already-short'] }, /already short, so here it is whole/],
    [{ notes: ['no-match'], text: '' }, /No passage of this text matches/],
    [{ notes: ['truncated-input'] }, /too long to read whole/],
  ])('has words of its own: %j', (part, words) => {
    expect(renderAnswer(part).answer.textContent).toMatch(words);
  });

  it.each<[Partial<AssistantTurn>, boolean]>([
    [{ status: 'stopped' }, true],
    [{ status: 'interrupted' }, true],
    [{ status: 'incomplete' }, true],
    [{ status: 'failed', error: { code: 'network', message: '' } }, true],
    [{ status: 'complete' }, true],
    [{ status: 'complete', engine: ON_DEVICE_ENGINE }, false],
    [{ status: 'streaming' }, false],
  ])('offers Retry where asking again can give something else: %j', (part, isOffered) => {
    const { stores } = renderAnswer(part);
    const buttons = screen.queryAllByRole('button', { name: 'Retry' });
    expect(buttons).toHaveLength(isOffered ? 1 : 0);
    for (const button of buttons) fireEvent.click(button);
    expect(stores.chat.retry).toHaveBeenCalledTimes(isOffered ? 1 : 0);
  });

  it('copies the words and says so, where the browser copies no HTML', async () => {
    vi.stubGlobal('ClipboardItem', undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { platform } = renderAnswer({ text: 'words' });
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(platform.copyText).toHaveBeenCalledWith('words'));
    await waitFor(() => expect(screen.getByText('Copied')).toBeTruthy());
  });

  it('offers nothing to copy where there are no words', () => {
    renderAnswer({ status: 'stopped', text: '' });
    expect(screen.queryByRole('button', { name: 'Copy' })).toBeNull();
  });

  it('offers to connect a model where no passage matches, unless one is connected', () => {
    const { signals } = renderAnswer({ notes: ['no-match'], text: '' });
    expect(screen.getByRole('button', { name: 'Connect a model' })).toBeTruthy();
    update(() => {
      signals.connections.value = [createConnection()];
      signals.activeId.value = 'local';
    });
    expect(screen.queryByRole('button', { name: 'Connect a model' })).toBeNull();
  });
});

describe('what the user asked', () => {
  it.each([
    [{ kind: 'summarize', question: '' } as const, 'Summarize'],
    [{ kind: 'ask', question: 'Where do they live?' } as const, 'Where do they live?'],
  ])('is shown with the passage and its page: %j', (task, words) => {
    renderApp((signals) => {
      signals.turns.value = toSignals(createUserTurn(task));
    });
    const turn = screen.getByRole('article', { name: 'You' });
    expect(turn.textContent).toContain(words);
    expect(turn.querySelector('blockquote')?.textContent).toBe(PASSAGE.text);
    expect(turn.querySelector('summary')?.textContent).toContain('Kea');
  });

  it('puts only the beginning of a huge passage on the page and says how much more there is', () => {
    renderApp((signals) => {
      const passage = { ...PASSAGE, text: 'x'.repeat(1_000_000) };
      signals.turns.value = toSignals(createUserTurn({ passage }));
    });
    const turn = screen.getByRole('article', { name: 'You' });
    expect(turn.querySelector('blockquote')?.textContent).toHaveLength(2000);
    expect(turn.textContent).toContain('and 998,000 more characters');
    expect(turn.textContent.length).toBeLessThan(3000);
  });
});
