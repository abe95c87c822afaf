import type { WireError } from '../errors.ts';
import { type ChatImage, findPictures } from './attachment.ts';
import type { ChatMessage, EngineInfo, FinishReason, NoteCode } from './engine.ts';
import { gatherText } from './read-task.ts';
import type { EndStatus } from './end-state.ts';
import type { Shape } from './shape.ts';
import type { Task } from './task.ts';

/** What every turn of a conversation has; turns form a tree, so that none is ever written over. */
interface TurnPlace {
  /** Unique among all turns of all conversations. */
  id: string;
  /** The turn it follows; null for the first question. Turns with the same parent are versions. */
  parentId: string | null;
  /** Milliseconds since 1970; among versions, the order they were made in. */
  createdAt: number;
}

/** What the user said. */
export interface UserTurn extends TurnPlace {
  role: 'user';
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

/** What an answer cost in tokens, as far as the service says. */
export interface TokenUsage {
  inputTokens?: number;
  outputTokens?: number;
}

/** What came back. */
export interface AssistantTurn extends TurnPlace {
  role: 'assistant';
  /** The run that makes it, or made it last: *Continue* is another run for the same turn. */
  runId: string;
  /** The connection it was asked of, or `ON_DEVICE`. */
  connectionId: string;
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
  usage?: TokenUsage;
  /** From the request to the first word, in milliseconds. */
  firstWordMs?: number;
  /** From the request to the end, in milliseconds. */
  totalMs?: number;
  error?: WireError;
  finishReason?: FinishReason;
  /** How often it was continued, each time by another request; absent for never. */
  continuations?: number;
  /** What was asked of this version that another had not; absent for one made from the question. */
  shape?: Shape;
}

/** One turn of a conversation. */
export type Turn = UserTurn | AssistantTurn;

/** A conversation as lists show it; its turns are kept apart. */
export interface Conversation {
  id: string;
  /** Made from the first question, until the user gives it another. */
  title: string;
  /** The user has named it. */
  hasOwnTitle: boolean;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** When a turn last came or ended; milliseconds since 1970. */
  updatedAt: number;
  /** When it was pinned; milliseconds since 1970. */
  pinnedAt?: number;
  /** The last turn of the path that is shown. */
  headId: string;
}

/** True while more of the answer may come. */
export function isRunning(status: TurnStatus): boolean {
  return status === 'queued' || status === 'streaming';
}

/** True for an answer that quotes a text to the letter: its marks are no Markdown. */
export function isVerbatim({ notes }: AssistantTurn): boolean {
  return notes.includes('quotes');
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
