import { addParts, endAnswer } from '../chat/answer.ts';
import type { AssistantTurn } from '../chat/conversation.ts';
import type { AnswerEnd } from '../chat/end-state.ts';
import { toWireError } from '../errors.ts';
import type { PanelMessage } from '../protocol/messages.ts';
import type { AnswerJournal } from '../store/answer-journal.ts';
import type { Audience } from './audience.ts';
import type { WriteParts } from './part-writer.ts';

/** The message that starts a run. */
export type RunStart = Extract<PanelMessage, { type: 'chat-start' }>;

/** One run and those who follow it. */
export interface Run {
  start: RunStart;
  audience: Audience;
  signal: AbortSignal;
  /** Called when it cannot be written down: then it is no more than what its audience hears. */
  onUnkept(): void;
}

/** Where a run is written down. */
export interface RecordDeps {
  journal: AnswerJournal;
  /** Tells all pages that a conversation has changed; without an id, any may have. */
  announce(conversationId?: string): void;
}

/** One answer in the journal. Nothing here rejects: what cannot be written is told, once. */
export interface AnswerRecord {
  begin(): Promise<void>;
  /** Undefined when nothing was begun. */
  readonly write: WriteParts | undefined;
  fail(error: unknown): void;
  /** Puts the answer, with all that its audience was told, at its end. */
  finish(end: AnswerEnd): Promise<void>;
}

/** The {@link AnswerRecord} of a run; that of a temporary one writes nothing. */
export function createAnswerRecord(
  { start, audience, onUnkept }: Run,
  answer: AssistantTurn,
  { journal, announce }: RecordDeps,
): AnswerRecord {
  const { runId, conversation, turns, isTemporary } = start;
  let isBegun = false;
  let isFailed = false;

  const fail = (error: unknown) => {
    if (!isFailed) audience.tell({ type: 'chat-unsaved', runId, error: toWireError(error) });
    isFailed = true;
  };

  const write: WriteParts = (seq, parts) => journal.append(runId, seq, parts);

  return {
    async begin() {
      if (isTemporary) return;
      try {
        await journal.begin({ runId, conversation, turns: [...turns.slice(0, -1), answer] });
        isBegun = true;
        announce(conversation.id);
      } catch (error) {
        fail(error);
        onUnkept();
      }
    },
    get write() {
      return isBegun ? write : undefined;
    },
    fail,
    async finish(end) {
      if (!isBegun) return;
      try {
        await journal.finish(runId, endAnswer(addParts(answer, audience.readParts()), end));
        announce(conversation.id);
      } catch (error) {
        fail(error);
      }
    },
  };
}
