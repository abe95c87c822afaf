import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AssistantTurn, Turn } from '../../../lib/chat/conversation.ts';
import { createAnswerPainter } from '../../../lib/state/answer-painter.ts';
import { PAINT_INTERVAL_MS } from '../../../lib/state/painter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const say = (text: string) => ({ type: 'text-delta', text }) as const;

function createAnswer() {
  const answer: AssistantTurn = {
    role: 'assistant',
    id: 'answer',
    parentId: 'question',
    createdAt: 0,
    runId: 'run',
    connectionId: 'connection',
    status: 'streaming',
    engine: { kind: 'connection', name: 'Mock', model: 'mock', host: '127.0.0.1' },
    text: '',
    reasoning: '',
    notes: [],
    citations: [],
    toolCalls: [],
  };
  const turn = signal<Turn>(answer);
  const pull = vi.fn();
  const { add, change } = createAnswerPainter(turn, pull);
  return { add, change, pull, read: () => (turn.value as AssistantTurn).text };
}

describe('the painter of an answer', () => {
  it('shows the first words at once, and the next ones when it has rested', () => {
    const { add, read, pull } = createAnswer();
    add([say('one')]);
    expect(read()).toBe('one');
    add([say(' two')]);
    expect(read()).toBe('one');
    vi.advanceTimersByTime(PAINT_INTERVAL_MS);
    expect(read()).toBe('one two');
    expect(pull).not.toHaveBeenCalled();
    vi.advanceTimersByTime(PAINT_INTERVAL_MS);
    expect(pull).toHaveBeenCalledOnce();
  });

  it('shows the last words at once, for nothing else is to come', () => {
    const { add, read } = createAnswer();
    add([say('one')]);
    add([say(' two')]);
    add([say(' three'), { type: 'finish', reason: 'stop' }]);
    expect(read()).toBe('one two three');
  });
});
