import type { FormatId } from '../formats/format.ts';
import { isJsonObject, type JsonObject } from '../formats/decode/json.ts';
import type { RecordedUrl } from './recorded-url.ts';

/** How a request is recognised as one of a format's, and what of it the format writes itself. */
export interface KnownEndpoint {
  format: FormatId;
  /** Hosts it lives at; any where there is none. */
  host?: RegExp;
  /** What the path ends in; a group named `model` is the model. */
  path: RegExp;
  /** The path stays in the base URL. */
  keepsPath?: true;
  /** The query is the format's own, and with it a key that stands in it. */
  ownsQuery?: true;
  /** Fields that the body has; of several lists one is enough. */
  fields: readonly (readonly string[])[];
  /** Fields and headers that the format writes itself; all others are the user's own wish. */
  ownFields: readonly string[] | 'all';
  ownHeaders?: readonly string[];
}

const SIDER_FIELDS = [
  'prompt',
  'multi_content',
  'stream',
  'cid',
  'parent_message_id',
  'model',
  'extra_info',
];

/** The most telling first. */
const KNOWN_ENDPOINTS: readonly KnownEndpoint[] = [
  {
    format: 'sider',
    host: /(?:^|\.)(?:sider\.ai|gochitchat\.ai|chatgpt-sidebar\.com)$/,
    path: /\/api\/(?:chat\/v\d+\/completions|v\d+\/completion\/text)$/,
    keepsPath: true,
    fields: [['prompt'], ['multi_content']],
    ownFields: SIDER_FIELDS,
  },
  {
    format: 'baidu',
    host: /(?:^|\.)baidu\.com$/,
    path: /\/aichat\/api\/conversation$/,
    keepsPath: true,
    fields: [['message']],
    ownFields: 'all',
  },
  {
    format: 'gemini',
    path: /\/models\/(?<model>[^/:]+):(?:streamG|g)enerateContent$/,
    ownsQuery: true,
    fields: [['contents']],
    ownFields: ['contents', 'systemInstruction', 'system_instruction'],
  },
  {
    format: 'dashscope',
    path: /\/services\/aigc\/text-generation\/generation$/,
    fields: [['input']],
    ownFields: ['model', 'input'],
    ownHeaders: ['x-dashscope-sse'],
  },
  {
    format: 'ollama',
    path: /\/api\/(?:chat|generate)$/,
    fields: [
      ['model', 'messages'],
      ['model', 'prompt'],
    ],
    ownFields: ['model', 'messages', 'prompt', 'system', 'stream'],
  },
  {
    format: 'cohere',
    path: /(?<=\/v2)\/chat$/,
    fields: [['messages']],
    ownFields: ['model', 'messages', 'stream'],
  },
  {
    format: 'tgi',
    path: /\/generate(?:_stream)?$/,
    fields: [['inputs']],
    ownFields: ['inputs', 'stream'],
  },
  {
    format: 'anthropic',
    path: /(?<=\/v1)\/messages$/,
    fields: [['messages']],
    ownFields: ['model', 'messages', 'system', 'stream'],
    ownHeaders: ['anthropic-version', 'anthropic-dangerous-direct-browser-access'],
  },
  {
    format: 'openai-responses',
    path: /\/responses$/,
    fields: [['input']],
    ownFields: ['model', 'input', 'instructions', 'stream', 'store'],
  },
  {
    format: 'openai-chat',
    path: /\/chat\/completions$/,
    fields: [['messages']],
    ownFields: ['model', 'messages', 'stream', 'stream_options'],
  },
  {
    format: 'chatglm',
    path: /\/data$/,
    keepsPath: true,
    fields: [['query', 'history', 'data']],
    ownFields: ['query', 'history', 'data'],
  },
  {
    // Servers of one's own that imitate it.
    format: 'sider',
    path: /./,
    keepsPath: true,
    fields: [['prompt', 'app_name', 'app_version', 'cid']],
    ownFields: SIDER_FIELDS,
  },
];

/**
 * The format that a POST of `body` belongs to; undefined for none that Gloss knows. A key in the
 * query is the way of Gemini alone; who else wants one there only looks like a known format.
 */
export function findKnownEndpoint(
  { url, keyParameter }: RecordedUrl,
  body: unknown,
): KnownEndpoint | undefined {
  if (!isJsonObject(body)) return undefined;
  return KNOWN_ENDPOINTS.find(
    ({ host, path, ownsQuery, fields }) =>
      (host?.test(url.hostname) ?? true) &&
      (keyParameter === '' || ownsQuery === true) &&
      path.test(url.pathname.replace(/\/+$/, '')) &&
      fields.some((names) => names.every((name) => name in body)),
  );
}

/** The user's own wishes in a recorded body: temperature and the like. Tools are the recorder's. */
export function pickOptions(body: JsonObject, { ownFields }: KnownEndpoint): JsonObject {
  if (ownFields === 'all') return {};
  const dropped = new Set([...ownFields, 'tools', 'tool_choice', 'user']);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !dropped.has(name)));
}
