import * as v from 'valibot';
import { ERROR_CODES } from '../errors.ts';
import type { Conversation, Turn } from './conversation.ts';
import { END_STATUSES } from './end-state.ts';
import { FINISH_REASONS, NOTE_CODES } from './engine.ts';
import { SHAPE } from './shape.ts';
import { TASK_KINDS } from './task.ts';

/** An id of ours; a file or a port may bring anything. */
export const ID = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const TIME = v.pipe(v.number(), v.finite());

/** A `WireError`. */
export const WIRE_ERROR = v.object({
  code: v.picklist(ERROR_CODES),
  message: v.string(),
  detail: v.exactOptional(v.string()),
  host: v.exactOptional(v.string()),
  status: v.exactOptional(v.number()),
  retryAfterMs: v.exactOptional(v.number()),
});

const ATTACHMENT = v.variant('type', [
  v.object({
    type: v.literal('picture'),
    name: v.string(),
    size: v.number(),
    mediaType: v.string(),
    data: v.string(),
  }),
  v.object({ type: v.literal('text'), name: v.string(), size: v.number(), text: v.string() }),
]);

const TASK_PROMPT = v.object({
  name: v.string(),
  text: v.string(),
  answers: v.string(),
  hasPassage: v.boolean(),
  hasLanguage: v.boolean(),
});

/** A `Task`. */
export const TASK = v.object({
  kind: v.picklist(TASK_KINDS),
  question: v.string(),
  passage: v.nullable(v.object({ text: v.string(), title: v.string(), url: v.string() })),
  attachments: v.exactOptional(v.pipe(v.array(ATTACHMENT), v.readonly())),
  prompt: v.exactOptional(TASK_PROMPT),
});

/** An `EngineInfo`. */
export const ENGINE_INFO = v.variant('kind', [
  v.object({ kind: v.literal('on-device') }),
  v.object({ kind: v.literal('built-in') }),
  v.object({
    kind: v.literal('connection'),
    name: v.string(),
    model: v.string(),
    host: v.string(),
  }),
]);

const PLACE = { id: ID, parentId: v.nullable(ID), createdAt: TIME };

const USER_TURN = v.object({
  ...PLACE,
  role: v.literal('user'),
  task: TASK,
  content: v.string(),
});

const USAGE = v.object({
  inputTokens: v.exactOptional(v.number()),
  outputTokens: v.exactOptional(v.number()),
});

const ASSISTANT_TURN = v.object({
  ...PLACE,
  role: v.literal('assistant'),
  runId: ID,
  connectionId: ID,
  status: v.picklist(['queued', 'streaming', ...END_STATUSES]),
  engine: v.nullable(ENGINE_INFO),
  text: v.string(),
  reasoning: v.string(),
  notes: v.array(v.picklist(NOTE_CODES)),
  citations: v.array(v.object({ url: v.string(), title: v.string() })),
  toolCalls: v.array(v.string()),
  credits: v.exactOptional(v.object({ total: v.number(), remaining: v.number() })),
  usage: v.exactOptional(USAGE),
  firstWordMs: v.exactOptional(v.number()),
  totalMs: v.exactOptional(v.number()),
  error: v.exactOptional(WIRE_ERROR),
  finishReason: v.exactOptional(v.picklist(FINISH_REASONS)),
  continuations: v.exactOptional(v.number()),
  shape: v.exactOptional(SHAPE),
});

/** The schema of a {@link Turn}: for ports and for files. Fields it does not know are dropped. */
export const TURN: v.GenericSchema<unknown, Turn> = v.variant('role', [USER_TURN, ASSISTANT_TURN]);

/** The schema of a {@link Conversation}. */
export const CONVERSATION: v.GenericSchema<unknown, Conversation> = v.object({
  id: ID,
  title: v.pipe(v.string(), v.maxLength(500)),
  hasOwnTitle: v.boolean(),
  createdAt: TIME,
  updatedAt: TIME,
  pinnedAt: v.exactOptional(TIME),
  headId: ID,
});
