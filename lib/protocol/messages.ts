import * as v from 'valibot';
import { NOTE_CODES } from '../chat/engine.ts';
import { END_STATUSES } from '../chat/end-state.ts';
import { TASK_KINDS } from '../chat/task.ts';
import { DIAGNOSIS_CODES } from '../doctor/diagnosis.ts';
import { LOCAL_SERVERS } from '../doctor/local-servers.ts';
import { ERROR_CODES } from '../errors.ts';
import { FORMAT_IDS } from '../formats/format.ts';

/** Name of the port between the panel and the background. */
export const CHAT_PORT = 'chat';

const ID = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const WIRE_ERROR = v.object({
  code: v.picklist(ERROR_CODES),
  message: v.string(),
  detail: v.exactOptional(v.string()),
  host: v.exactOptional(v.string()),
  status: v.exactOptional(v.number()),
  retryAfterMs: v.exactOptional(v.number()),
});

const FINISH_REASON = v.picklist(['stop', 'length', 'content-filter', 'tool-calls', 'other']);

const PASSAGE = v.object({ text: v.string(), title: v.string(), url: v.string() });

const REQUEST = v.object({
  messages: v.array(
    v.object({
      role: v.picklist(['system', 'user', 'assistant']),
      content: v.string(),
      images: v.exactOptional(v.array(v.object({ mediaType: v.string(), data: v.string() }))),
    }),
  ),
  task: v.object({
    kind: v.picklist(TASK_KINDS),
    question: v.string(),
    passage: v.nullable(PASSAGE),
  }),
});

const PART = v.variant('type', [
  v.object({ type: v.literal('text-delta'), text: v.string() }),
  v.object({ type: v.literal('reasoning-delta'), text: v.string() }),
  v.object({ type: v.literal('text-replace'), text: v.string() }),
  v.object({ type: v.literal('citation'), url: v.string(), title: v.string() }),
  v.object({ type: v.literal('tool-call'), name: v.string() }),
  v.object({ type: v.literal('credits'), total: v.number(), remaining: v.number() }),
  v.object({ type: v.literal('note'), code: v.picklist(NOTE_CODES) }),
  v.object({
    type: v.literal('usage'),
    inputTokens: v.exactOptional(v.number()),
    outputTokens: v.exactOptional(v.number()),
  }),
  v.object({
    type: v.literal('finish'),
    reason: FINISH_REASON,
    raw: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('error'), error: WIRE_ERROR }),
]);

const ENGINE_INFO = v.variant('kind', [
  v.object({ kind: v.literal('on-device') }),
  v.object({
    kind: v.literal('connection'),
    name: v.string(),
    model: v.string(),
    host: v.string(),
  }),
]);

const ANSWER_END = v.object({
  status: v.picklist(END_STATUSES),
  finishReason: v.exactOptional(FINISH_REASON),
  error: v.exactOptional(WIRE_ERROR),
});

const FIX = v.variant('type', [
  v.object({ type: v.literal('set-base-url'), baseUrl: v.string() }),
  v.object({ type: v.literal('choose-model'), models: v.array(v.string()) }),
  v.object({ type: v.literal('allow-host'), pattern: v.string() }),
  v.object({ type: v.literal('enter-key') }),
  v.object({ type: v.literal('hide-origin'), origin: v.string() }),
  v.object({
    type: v.literal('set-env'),
    name: v.string(),
    commands: v.object({ mac: v.string(), windows: v.string(), linux: v.string() }),
  }),
  v.object({ type: v.literal('set-header'), name: v.string(), value: v.string() }),
  v.object({ type: v.literal('wait'), ms: v.number() }),
]);

const DIAGNOSIS = v.object({
  code: v.picklist(DIAGNOSIS_CODES),
  fixes: v.array(FIX),
  firstTokenMs: v.exactOptional(v.number()),
  totalMs: v.exactOptional(v.number()),
  error: v.exactOptional(WIRE_ERROR),
});

const LOCAL_MODELS = v.object({
  id: v.picklist(LOCAL_SERVERS.map(({ id }) => id)),
  format: v.picklist(FORMAT_IDS),
  baseUrl: v.string(),
  models: v.array(v.string()),
  needsKey: v.boolean(),
});

/**
 * What the panel says to the background. A message names a connection, never a URL or a key.
 *
 * - `chat-start`: one prompt; with `handoffId` it runs only if that hand-over is still there to take
 * - `chat-stop`: ends a run; its `chat-end` follows
 * - `models-request`: wants one `models-available` or `request-error`
 * - `diagnosis-request`: wants one `diagnosis-available` or `request-error`
 * - `local-models-request`: wants one `local-models-available` or `request-error`
 * - `sample-request`: wants one `sample-available` or `request-error`
 */
export const PANEL_MESSAGE = v.variant('type', [
  v.object({
    type: v.literal('chat-start'),
    runId: ID,
    connectionId: ID,
    request: REQUEST,
    handoffId: v.exactOptional(ID),
  }),
  v.object({ type: v.literal('chat-stop'), runId: ID }),
  v.object({ type: v.literal('models-request'), requestId: ID, connectionId: ID }),
  v.object({ type: v.literal('diagnosis-request'), requestId: ID, connectionId: ID }),
  v.object({ type: v.literal('local-models-request'), requestId: ID }),
  v.object({ type: v.literal('sample-request'), requestId: ID, connectionId: ID }),
]);

/** One of the messages of {@link PANEL_MESSAGE}. */
export type PanelMessage = v.InferOutput<typeof PANEL_MESSAGE>;

/**
 * What the background says to the panel.
 *
 * - `chat-accepted`: who will answer; first message of a run
 * - `chat-refused`: another panel has taken the hand-over; only and last message of a run
 * - `chat-delta`: parts in order; `seq` counts the messages of a run from 0
 * - `chat-end`: last message of a run
 */
export const BACKGROUND_MESSAGE = v.variant('type', [
  v.object({ type: v.literal('chat-accepted'), runId: ID, engine: ENGINE_INFO }),
  v.object({ type: v.literal('chat-refused'), runId: ID }),
  v.object({ type: v.literal('chat-delta'), runId: ID, seq: v.number(), parts: v.array(PART) }),
  v.object({ type: v.literal('chat-end'), runId: ID, end: ANSWER_END }),
  v.object({ type: v.literal('models-available'), requestId: ID, models: v.array(v.string()) }),
  v.object({ type: v.literal('diagnosis-available'), requestId: ID, diagnosis: DIAGNOSIS }),
  v.object({
    type: v.literal('local-models-available'),
    requestId: ID,
    servers: v.array(LOCAL_MODELS),
  }),
  v.object({ type: v.literal('sample-available'), requestId: ID, sample: v.string() }),
  v.object({ type: v.literal('request-error'), requestId: ID, error: WIRE_ERROR }),
]);

/** One of the messages of {@link BACKGROUND_MESSAGE}. */
export type BackgroundMessage = v.InferOutput<typeof BACKGROUND_MESSAGE>;

/** What the background calls out to every open panel after a gesture that granted a page. */
export const ACCESS_GRANTED = v.object({
  type: v.literal('access-granted'),
  windowId: v.number(),
});
