// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { AssistantTurn, Turn } from '../../lib/chat/conversation.ts';
import type { ConnectionPrices } from '../../lib/store/connection.ts';
import { createAnswer, createConnection, createUserTurn } from './fake-stores.ts';
import { renderApp, toSignals } from './render-app.tsx';

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the details of an answer', () => {
  const OPENAI = { kind: 'connection', name: '', model: 'gpt-4o', host: 'api.openai.com' } as const;
  const MEASURED = {
    text: 'word '.repeat(30),
    firstWordMs: 400,
    totalMs: 1900,
    usage: { inputTokens: 1200, outputTokens: 100 },
  };

  function listDetails(part: Partial<AssistantTurn>, prices?: ConnectionPrices): string[] {
    renderApp((signals) => {
      signals.turns.value = toSignals(createUserTurn(), createAnswer({ ...MEASURED, ...part }));
      signals.connections.value = [createConnection(prices && { prices })];
    });
    fireEvent.click(screen.getByTitle('Details of this answer'));
    const items = screen.getByRole('list', { name: 'Details of this answer' }).children;
    return [...items].map(({ textContent }) => textContent);
  }

  it('are how long it took, its pace, its tokens and its cost', () => {
    expect(listDetails({ engine: OPENAI })).toEqual([
      'First word after 0.4 s, all of it after 1.9 s',
      '20 words a second',
      '1,200 tokens read',
      '100 tokens written',
      'About $0.004, by list prices of November 14, 2026, before discounts',
    ]);
  });

  it('have the user’s own prices before the list, and for a model that is not on it', () => {
    const [last] = listDetails({}, { input: 10, output: 20 }).toReversed();
    expect(last).toBe('About $0.014, by your own prices');
  });

  it.each<[string, Partial<AssistantTurn>, ConnectionPrices | undefined]>([
    ['of a model whose price nobody knows', {}, undefined],
    ['of a model that is free', {}, { input: 0, output: 0 }],
    [
      'by prices of another model',
      { engine: { ...OPENAI, host: 'a.example' } },
      { input: 1, output: 1 },
    ],
    ['of which the service counted nothing', { engine: OPENAI, usage: {} }, undefined],
  ])('say nothing of the cost %s', (_rule, part, prices) => {
    expect(listDetails(part, prices).join()).not.toContain('$');
  });

  it('of an answer that was continued are those of the last request', () => {
    expect(listDetails({ continuations: 2 })).toEqual([
      'Continued 2 times; what follows is of the last request alone',
      'First word after 0.4 s, all of it after 1.9 s',
      '1,200 tokens read',
      '100 tokens written',
    ]);
  });

  it('fold away again', () => {
    listDetails({});
    const source = screen.getByTitle('Details of this answer');
    expect(source.getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(source);
    expect(source.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('list', { name: 'Details of this answer' })).toBeNull();
  });
});

describe('what changed since the version before', () => {
  const SHOW = 'What changed since the version before';

  function renderVersion(text: string, previous?: string) {
    const before = signal<Turn>(createAnswer({ id: 'before', text: previous ?? '' }));
    renderApp((signals) => {
      signals.turns.value = toSignals(createUserTurn(), createAnswer({ text }));
      const place = { ids: ['before', 'answer'], index: 1, previous: before };
      signals.versions.value = new Map(previous === undefined ? [] : [['answer', place]]);
    });
  }
  const findChanges = () => screen.queryByRole('region', { name: /^Changes since/ });

  it('is marked word by word, also for those who see no marks', () => {
    renderVersion('Keas live in high mountains.', 'Keas live in the mountains.');
    expect(findChanges()).toBeNull();
    click(SHOW);
    const marks = [...(findChanges()?.querySelectorAll('ins, del') ?? [])];
    expect(marks.map(({ localName, textContent }) => [localName, textContent])).toEqual([
      ['del', ' [gone: the] '],
      ['ins', ' [new: high] '],
    ]);
    click(SHOW);
    expect(findChanges()).toBeNull();
  });

  it('may be nothing', () => {
    renderVersion('Same.', 'Same.');
    click(SHOW);
    expect(findChanges()?.textContent).toBe('Both versions say the same, word for word.');
  });

  it('is not asked of the first version', () => {
    renderVersion('First.');
    expect(screen.queryByRole('button', { name: SHOW })).toBeNull();
  });
});
