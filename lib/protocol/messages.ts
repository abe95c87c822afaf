import * as v from 'valibot';
import { FINISH_REASONS, NOTE_CODES } from '../chat/engine.ts';
import { END_STATUSES } from '../chat/end-state.ts';
import { ENGINE_INFO, ID, TASK, TURN, WIRE_ERROR } from '../chat/turn-schema.ts';
import { DIAGNOSIS_CODES } from '../doctor/diagnosis.ts';
import { LOCAL_SERVERS } from '../doctor/local-servers.ts';
import { FORMAT_IDS } from '../formats/format.ts';

/** Name of the port between the panel and the background. */
export const CHAT_PORT = 'chat';

const REQUEST = v.object({
  messages: v.array(
    v.object({
      role: v.picklist(['system', 'user', 'assistant']),
      content: v.string(),
      images: v.exactOptional(v.array(v.object({ mediaType: v.string(), data: v.string() }))),
    }),
  ),
  task: TASK,
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
    reason: v.picklist(FINISH_REASONS),
    raw: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('error'), error: WIRE_ERROR }),
]);

const ANSWER_END = v.object({
  status: v.picklist(END_STATUSES),
  finishReason: v.exactOptional(v.picklist(FINISH_REASONS)),
  error: v.exactOptional(WIRE_ERROR),
  firstWordMs: v.exactOptional(v.number()),
  totalMs: v.exactOptional(v.number()),
});

const PHASE = v.variant('kind', [
  v.object({ kind: v.literal('queued') }),
  v.object({ kind: v.literal('waiting') }),
  v.object({ kind: v.literal('silent'), sinceMs: v.number() }),
  v.object({ kind: v.literal('retrying'), untilMs: v.number(), error: WIRE_ERROR }),
]);

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
 * - `chat-start`: one prompt. `turns` are what is to be written down first: the question, unless it
 *   is stored already, and last the answer about to be made; an answer that has words already is
 *   continued. A temporary one is written nowhere. With `handoffId` it runs only if that hand-over
 *   is still there to take
 * - `chat-stop`: ends a run with the parts up to the message `afterSeq`, which are all its reader saw;
 *   its `chat-end` follows. While it waits to be sent again, the refusal it waits on is its end
 * - `chat-attach`: wants the rest of a run: all parts after the message `afterSeq` (-1 for all of
 *   them), then what is still to come
 * - `chat-pull`: has room for the next `chat-delta` of a run, as at its start; what comes before that
 *   gathers, so that a page that is slow is never buried
 * - `erase-request`: stops every answer and forgets all chats, or all there is; wants one `erased`
 *   or `request-error`
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
    conversation: v.object({ id: ID, title: v.string() }),
    turns: v.pipe(v.array(TURN), v.minLength(1), v.maxLength(2)),
    isTemporary: v.boolean(),
    handoffId: v.exactOptional(ID),
  }),
  v.object({ type: v.literal('chat-stop'), runId: ID, afterSeq: v.number() }),
  v.object({ type: v.literal('chat-attach'), runId: ID, afterSeq: v.number() }),
  v.object({ type: v.literal('chat-pull'), runId: ID }),
  v.object({
    type: v.literal('erase-request'),
    requestId: ID,
    scope: v.picklist(['chats', 'everything']),
  }),
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
 * - `chat-phase`: what a run is doing while no words come
 * - `chat-delta`: parts in order; `seq` counts the batches of a run from 0, and is that of the last
 *   batch when several come in one message. One comes for each `chat-pull`, and one unasked at the end
 *   and before any other message of its run, if there is something left to tell
 * - `chat-unsaved`: this answer cannot be written down; it goes on all the same
 * - `chat-end`: last message of a run
 * - `chat-settled`: the run is over and its answer stands in the store; only and last message to
 *   whoever attached to it
 */
export const BACKGROUND_MESSAGE = v.variant('type', [
  v.object({ type: v.literal('chat-accepted'), runId: ID, engine: ENGINE_INFO }),
  v.object({ type: v.literal('chat-refused'), runId: ID }),
  v.object({ type: v.literal('chat-phase'), runId: ID, phase: PHASE }),
  v.object({ type: v.literal('chat-delta'), runId: ID, seq: v.number(), parts: v.array(PART) }),
  v.object({ type: v.literal('chat-unsaved'), runId: ID, error: WIRE_ERROR }),
  v.object({ type: v.literal('chat-end'), runId: ID, end: ANSWER_END }),
  v.object({ type: v.literal('chat-settled'), runId: ID }),
  v.object({ type: v.literal('erased'), requestId: ID }),
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

/**
 * What a run is doing while no words come: waiting for others at the same host, for its first byte,
 * for its next byte (`sinceMs`), or until it may be sent again (`untilMs`). Times are milliseconds
 * since 1970.
 */
export type RunPhase = v.InferOutput<typeof PHASE>;

/** Name of the `BroadcastChannel` that tells all pages of Gloss which conversation has changed. */
export const CHATS_CHANNEL = 'gloss-chats';

/** What goes over {@link CHATS_CHANNEL}; without an id, any conversation may have changed. */
export const CHATS_CHANGED = v.object({ conversationId: v.exactOptional(ID) });

/** What the background calls out to every open panel after a gesture that granted a page. */
export const ACCESS_GRANTED = v.object({
  type: v.literal('access-granted'),
  windowId: v.number(),
});
