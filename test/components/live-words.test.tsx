// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AssistantTurn, Turn } from '../../lib/chat/conversation.ts';
import { createAnswer } from './fake-stores.ts';
import { renderApp, update } from './render-app.tsx';

beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    }),
);
afterEach(() => void vi.useRealTimers());

/** An answer, and what a screen reader is told of it: what is added to the live region. */
function listen(part: Partial<AssistantTurn>) {
  const turn = signal<Turn>(createAnswer(part));
  renderApp((signals) => {
    signals.turns.value = [turn];
  });
  const region = document.querySelector('.live-words[aria-live="polite"]');
  const heard: Array<string | null> = [];
  const known = new Set<Element>();
  const collect = () => {
    for (const sentence of region?.children ?? []) {
      if (!known.has(sentence)) heard.push(sentence.textContent);
      known.add(sentence);
    }
  };
  return {
    heard: () => {
      update(() => void vi.advanceTimersByTime(1000));
      collect();
      return heard;
    },
    change: (next: Partial<AssistantTurn>) =>
      update(() => {
        turn.value = createAnswer({ ...part, ...next });
      }),
    region,
  };
}

it('tells whole sentences of an answer, in order and once, and that it is complete', () => {
  const { heard, change, region } = listen({ status: 'streaming', text: 'The k' });
  expect(heard()).toEqual([]);
  change({ text: 'The kea is a parrot. It' });
  expect(heard()).toEqual(['The kea is a parrot.']);
  change({ text: 'The kea is a parrot. It is **green**. And' });
  expect(heard()).toEqual(['The kea is a parrot.', 'It is green.']);
  change({ status: 'complete', text: 'The kea is a parrot. It is **green**. And curious.' });
  const all = ['The kea is a parrot.', 'It is green.', 'And curious.', 'The answer is complete.'];
  expect(heard()).toEqual(all);
  update(() => void vi.advanceTimersByTime(60_000));
  expect(heard()).toEqual(all);
  expect(region?.textContent).toBe('');
});

it('tells how an answer ended that is not whole', () => {
  const { heard, change } = listen({ status: 'streaming', text: 'One' });
  change({ status: 'stopped', text: 'One' });
  expect(heard()).toEqual(['One', expect.stringMatching(/stopped/i)]);
});

it('tells nothing of an answer that was there before', () => {
  expect(listen({ status: 'complete', text: 'One. Two.' }).heard()).toEqual([]);
});

it('says how long a model thought, once it has begun to answer', () => {
  vi.setSystemTime(0);
  const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const { change } = listen({ status: 'streaming', text: '', reasoning: 'hm' });
  expect(screen.getByText('Thinking').closest('details')?.open).toBe(false);
  now.mockReturnValue(13_200);
  change({ text: 'Kea', reasoning: 'hm' });
  now.mockRestore();
  expect(screen.getByText('Thought for 12 s')).toBeTruthy();
});
