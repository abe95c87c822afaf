import type { ChatRequest, StreamPart } from '../chat/engine.ts';
import type { GlossError } from '../errors.ts';
import type { Frame } from '../stream/frame.ts';
import type { HttpRequest } from '../stream/http-request.ts';
import type { CustomEndpoint } from './custom-endpoint.ts';

/** The wire formats a connection may name. */
export const FORMAT_IDS = [
  'openai-chat',
  'openai-responses',
  'anthropic',
  'gemini',
  'ollama',
  'cohere',
  'dashscope',
  'tgi',
  'sider',
  'baidu',
  'chatglm',
  'custom',
] as const;

/** One of {@link FORMAT_IDS}. */
export type FormatId = (typeof FORMAT_IDS)[number];

/**
 * Formats whose models go on with a last message of the assistant's. Elsewhere some models refuse
 * one, so that a message of the user's has to ask for the rest of an answer that broke off.
 */
export const PREFILLED_FORMATS: ReadonlySet<FormatId> = new Set(['ollama', 'tgi']);

/** What a format needs to know of a connection. */
export interface Endpoint {
  /** Absolute http(s) URL without a trailing slash, for example `https://api.openai.com/v1`. */
  baseUrl: string;
  /** Empty where the server wants none. */
  apiKey: string;
  model: string;
  /** Extra request headers; they win over the format's own. */
  headers: Record<string, string>;
  /** Extra body fields, merged at the top level; they win over the format's own. */
  options: Record<string, unknown>;
  /** Only for the format `custom`. */
  custom?: CustomEndpoint;
  /** The user has allowed, by a click, that their own session at this host goes along. */
  withCookies?: boolean;
}

/** Reads the frames of one answer. Unknown frames give no parts; it never throws. */
export interface Decoder {
  /** The parts of one frame, in order. */
  decode(frame: Frame): StreamPart[];
  /** The parts still held back when the body has ended. */
  flush(): StreamPart[];
}

/** One wire format: pure and synchronous; it does no I/O. */
export interface Format {
  readonly id: FormatId;
  /** @throws {GlossError} `invalid-url` when the base URL is no http(s) URL. */
  toRequest: (request: ChatRequest, endpoint: Endpoint) => HttpRequest;
  createDecoder: (endpoint: Endpoint) => Decoder;
  /** Reads the answer to a request that was refused (any status but 2xx). */
  toError: (status: number, headers: Headers, body: string) => GlossError;
  /** True when messages may carry pictures. */
  readonly takesImages: boolean;
  /** The request that lists the models; null where the server has no such list. */
  toModelsRequest: (endpoint: Endpoint) => HttpRequest | null;
  /**
   * The model ids in the answer to {@link Format.toModelsRequest}, in the server's order.
   * @throws {GlossError} `bad-response` when it is no such list.
   */
  parseModels: (body: string) => string[];
}
