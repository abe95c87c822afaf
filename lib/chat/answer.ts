import type { AssistantTurn } from './conversation.ts';
import type { AnswerEnd } from './end-state.ts';
import type { StreamPart } from './engine.ts';

/** Where an answer belongs, before its first word. */
export type AnswerPlace = Pick<
  AssistantTurn,
  'id' | 'parentId' | 'createdAt' | 'runId' | 'connectionId'
>;

/** An answer of which nothing has come yet. */
export function createAnswer(place: AnswerPlace): AssistantTurn {
  return {
    role: 'assistant',
    ...place,
    status: 'queued',
    engine: null,
    text: '',
    reasoning: '',
    notes: [],
    citations: [],
    toolCalls: [],
  };
}

/** What one part of a stream changes in an answer; `finish` and `error` come to its end. */
export function toAnswerChange(answer: AssistantTurn, part: StreamPart): Partial<AssistantTurn> {
  switch (part.type) {
    case 'text-delta':
      return { status: 'streaming', text: answer.text + part.text };
    case 'reasoning-delta':
      return { status: 'streaming', reasoning: answer.reasoning + part.text };
    case 'text-replace':
      return { status: 'streaming', text: part.text };
    case 'citation':
      return { citations: [...answer.citations, { url: part.url, title: part.title }] };
    case 'tool-call':
      return { toolCalls: [...answer.toolCalls, part.name] };
    case 'credits':
      return { credits: { total: part.total, remaining: part.remaining } };
    case 'note':
      return { notes: [...answer.notes, part.code] };
    case 'usage': {
      const { type: _, ...usage } = part;
      return { usage: { ...answer.usage, ...usage } };
    }
    case 'finish':
    case 'error':
      return {};
  }
}

/** The answer after these parts. */
export function addParts(answer: AssistantTurn, parts: readonly StreamPart[]): AssistantTurn {
  return parts.reduce((grown, part) => ({ ...grown, ...toAnswerChange(grown, part) }), answer);
}

/** The answer at its end. */
export function endAnswer(answer: AssistantTurn, end: AnswerEnd): AssistantTurn {
  return { ...answer, ...end };
}

/**
 * The answer about to be made further by another run: *Continue*. What ended it is forgotten,
 * and what it took: that is told of the newest request alone.
 */
export function reopenAnswer(answer: AssistantTurn, runId: string): AssistantTurn {
  const {
    error: _error,
    finishReason: _reason,
    firstWordMs: _word,
    totalMs: _total,
    usage: _usage,
    continuations = 0,
    ...kept
  } = answer;
  return { ...kept, runId, status: 'queued', continuations: continuations + 1 };
}
