import type { WireError } from '../errors.ts';
import type { ChatImage } from './attachment.ts';
import type { Task } from './task.ts';

/** One message as every model understands it. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
  /** Pictures that go with a message of the user's; formats that take none leave them out. */
  images?: ChatImage[];
}

/** One prompt: the same request in two forms, because not every engine reads prose. */
export interface ChatRequest {
  /**
   * The whole conversation in words, oldest first. The last message is the user's, or the beginning
   * of an answer that a model which takes that (`PREFILLED_FORMATS`) is to go on with.
   */
  messages: ChatMessage[];
  /** What the last message asks, in parts, for engines that are no language model. */
  task: Task;
}

/** True when pictures go with any message of a request. */
export function hasPictures({ messages }: ChatRequest): boolean {
  return messages.some(({ images }) => images !== undefined);
}

/** Why an answer ended, unified over all formats. */
export const FINISH_REASONS = ['stop', 'length', 'content-filter', 'tool-calls', 'other'] as const;

/** One of {@link FINISH_REASONS}. */
export type FinishReason = (typeof FINISH_REASONS)[number];

/** What an engine wants the reader to know about its answer; the view has the words. */
export const NOTE_CODES = [
  'already-short',
  'quotes',
  'no-match',
  'truncated-input',
  /** The browser's model is not there, or not ready. */
  'built-in-missing',
  /** The browser's model does not do this language. */
  'built-in-language',
  /** Pictures of the conversation were left out. */
  'pictures-unseen',
] as const;

/** One of {@link NOTE_CODES}. */
export type NoteCode = (typeof NOTE_CODES)[number];

/** One piece of an answer, in the order it was made. */
export type StreamPart =
  | { type: 'text-delta'; text: string }
  | { type: 'reasoning-delta'; text: string }
  /** The whole answer so far, anew: some servers rewrite what they have said. */
  | { type: 'text-replace'; text: string }
  | { type: 'citation'; url: string; title: string }
  /** The model called a tool of the server's; we offer none of our own. */
  | { type: 'tool-call'; name: string }
  /** What is left of the user's allowance at a service. */
  | { type: 'credits'; total: number; remaining: number }
  | { type: 'note'; code: NoteCode }
  | { type: 'usage'; inputTokens?: number; outputTokens?: number }
  | { type: 'finish'; reason: FinishReason; raw?: string }
  | { type: 'error'; error: WireError };

/** The id that stands for the engine on this device; no connection may have it. */
export const ON_DEVICE = 'on-device';

/** The id that stands for the browser's own model; no connection may have it. */
export const BUILT_IN = 'built-in';

/** Who answered; shown on every answer, so that a pick of sentences never passes for a model. */
export type EngineInfo =
  | { kind: 'on-device' }
  | { kind: 'built-in' }
  | { kind: 'connection'; name: string; model: string; host: string };

/**
 * What an engine is doing while it says nothing: waiting for its first or next byte, or doing so for
 * long, since `sinceMs` (milliseconds since 1970).
 */
export type WaitPhase = { kind: 'waiting' } | { kind: 'silent'; sinceMs: number };

/** Anything that can answer: the extractive engine, the browser's model, a connection to a model. */
export interface Engine {
  readonly info: EngineInfo;
  /** Where it sends its requests, such as `https://api.openai.com`; absent when it sends none. */
  readonly origin?: string;
  /**
   * Answers `request`, handing over each part as soon as it is there. Resolves when there is no
   * more to come; an answer without a `finish` part was cut. Rejects with a `GlossError`, or with
   * an `AbortError` within 200 ms of `signal`. An engine that sends a request tells `onPhase` when it
   * waits; one that sends none never calls it.
   */
  run(
    request: ChatRequest,
    emit: (part: StreamPart) => void,
    signal: AbortSignal,
    onPhase?: (phase: WaitPhase) => void,
  ): Promise<void>;
}
