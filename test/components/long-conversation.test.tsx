// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/preact';
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../components/app.tsx';
import type { Turn } from '../../lib/chat/conversation.ts';
import { createAnswer, createFakeStores, createUserTurn, PASSAGE } from './fake-stores.ts';
import { renderApp, toSignals, update } from './render-app.tsx';

/** The test's browser does not know it. */
class StateChange extends Event {
  skipped: boolean;

  constructor(skipped: boolean) {
    super('contentvisibilityautostatechange');
    this.skipped = skipped;
  }
}
vi.stubGlobal('ContentVisibilityAutoStateChangeEvent', StateChange);

function createTurns(exchanges: number): Turn[] {
  return Array.from({ length: exchanges }, (_, index) => [
    {
      ...createUserTurn({ kind: 'ask', question: `Question ${index}` }),
      id: `question-${index}`,
      parentId: index === 0 ? null : `answer-${index - 1}`,
    },
    createAnswer({
      id: `answer-${index}`,
      parentId: `question-${index}`,
      runId: `run-${index}`,
      text: `Answer **${index}**`,
    }),
  ]).flat();
}

function renderConversation(turns: Turn[]) {
  const app = renderApp((signals) => {
    signals.turns.value = toSignals(...turns);
  });
  const findTurns = () => within(screen.getByRole('log')).getAllByRole('article');
  return { ...app, findTurns };
}

const isWhole = (turn: HTMLElement | undefined) =>
  turn !== undefined && within(turn).queryByRole('button', { name: 'Copy' }) !== null;

describe('a long conversation', () => {
  it('shows the newest turns at once, and soon the older ones above them, in order', async () => {
    const { stores, signals, platform } = createFakeStores();
    signals.turns.value = toSignals(...createTurns(150));
    // Not in a test's `act`, which would wait for the older ones.
    render(<App stores={stores} platform={platform} isReady />, document.body);
    const findTurns = () => screen.getAllByRole('article');
    expect(findTurns()).toHaveLength(2);
    expect(isWhole(findTurns().at(-1))).toBe(true);
    await vi.waitFor(() => expect(findTurns()).toHaveLength(300));
    expect(findTurns().map(({ textContent }) => /\d+/.exec(textContent ?? '')?.[0])).toEqual(
      Array.from({ length: 300 }, (_, index) => String(index >> 1)),
    );
    render(null, document.body);
  });

  it('is shown at once where it might not fill the panel, so that nothing moves', () => {
    const { stores, signals, platform } = createFakeStores();
    signals.turns.value = toSignals(...createTurns(10));
    render(<App stores={stores} platform={platform} isReady />, document.body);
    expect(screen.getAllByRole('article')).toHaveLength(20);
    render(null, document.body);
  });

  it('has the words of old turns, also those of the page, where a search finds them', async () => {
    const turns = createTurns(10);
    turns[0] = { ...createUserTurn({ question: 'Why?' }), id: 'question-0' };
    const { findTurns } = renderConversation(turns);
    await vi.waitFor(() => expect(findTurns()).toHaveLength(20));
    const [question, answer] = findTurns();
    expect(question?.textContent).toBe(`Summarize\nWhy?\n${PASSAGE.text}`);
    expect(answer?.textContent).toBe('Answer **0**');
    expect(answer?.getAttribute('aria-label')).toBe('Assistant');
    expect(answer?.dataset['status']).toBe('complete');
  });

  it('shows an old turn whole when it comes near, and leaves it so', async () => {
    const { findTurns } = renderConversation(createTurns(10));
    await vi.waitFor(() => expect(findTurns()).toHaveLength(20));
    void act(() => void findTurns()[1]?.dispatchEvent(new StateChange(true)));
    expect(isWhole(findTurns()[1])).toBe(false);
    void act(() => void findTurns()[1]?.dispatchEvent(new StateChange(false)));
    expect(isWhole(findTurns()[1])).toBe(true);
    expect(findTurns()[1]?.querySelector('strong')?.textContent).toBe('0');
  });

  it('leaves turns whole that grow old while it is open', () => {
    const { findTurns, signals } = renderConversation(createTurns(1));
    update(() => {
      signals.turns.value = [...signals.turns.peek(), ...toSignals(...createTurns(6).slice(2))];
    });
    expect(findTurns()).toHaveLength(12);
    expect(isWhole(findTurns()[1])).toBe(true);
  });
});
