import type { WireError } from '../errors.ts';
import { findPictures, gatherText } from './attachment.ts';
import type { ChatImage, ChatMessage, EngineInfo, FinishReason, NoteCode } from './engine.ts';
import type { EndStatus } from './end-state.ts';
import type { Task } from './task.ts';

/** What the user said. */
export interface UserTurn {
  role: 'user';
  id: string;
  task: Task;
  /** The exact text that was sent as this turn. */
  content: string;
}

/** Where an answer stands: on its way, or at its end. */
export type TurnStatus = 'queued' | 'streaming' | EndStatus;

/** A page the answer names as a source. */
export interface Citation {
  url: string;
  title: string;
}

/** What came back. */
export interface AssistantTurn {
  role: 'assistant';
  /** Also the id of the run that made it. */
  id: string;
  status: TurnStatus;
  /** Who answered; null until the background has said so. */
  engine: EngineInfo | null;
  text: string;
  reasoning: string;
  notes: readonly NoteCode[];
  citations: readonly Citation[];
  /** Tools of the server's that the model called, by name. */
  toolCalls: readonly string[];
  /** What is left of the user's allowance, where the service says so. */
  credits?: { total: number; remaining: number };
  error?: WireError;
  finishReason?: FinishReason;
}

/** One turn of a conversation. */
export type Turn = UserTurn | AssistantTurn;

/** True while more of the answer may come. */
export function isRunning(status: TurnStatus): boolean {
  return status === 'queued' || status === 'streaming';
}

/** The conversation as a model reads it, oldest first; an answer with no words is left out. */
export function toMessages(turns: readonly Turn[]): ChatMessage[] {
  return turns.flatMap((turn): ChatMessage[] => {
    const content = turn.role === 'user' ? turn.content : turn.text;
    if (content === '') return [];
    const images = turn.role === 'user' ? findPictures(turn.task.attachments).map(toImage) : [];
    return [{ role: turn.role, content, ...(images.length === 0 ? {} : { images }) }];
  });
}

function toImage({ mediaType, data }: ChatImage): ChatImage {
  return { mediaType, data };
}

/** Characters of all that a conversation carries along, words and base64. */
export function countChars(turns: readonly Turn[]): number {
  return toMessages(turns)
    .flatMap(({ content, images = [] }) => [content, ...images.map(({ data }) => data)])
    .reduce((sum, { length }) => sum + length, 0);
}

/** The text the conversation is about: the newest that any turn was sent with, or null. */
export function findLastPassage(turns: readonly Turn[]): Task['passage'] {
  const about = turns.findLast((turn) => turn.role === 'user' && gatherText(turn.task) !== null);
  return about?.role === 'user' ? gatherText(about.task) : null;
}
