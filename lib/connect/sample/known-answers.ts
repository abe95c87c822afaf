import type { FormatId } from '../../formats/format.ts';
import { listPayloads, type SampleFrame } from './sample-frames.ts';
import {
  isJsonObject,
  toJsonList,
  toJsonObject,
  toText,
  type JsonObject,
} from '../../formats/decode/json.ts';

/** What only the answers of one format have, in any one frame. */
type Signature = (payload: JsonObject) => boolean;

const ANTHROPIC_TYPE = /^(?:message|content_block)_(?:start|delta|stop)$/;
const COHERE_TYPE = /^(?:message|content)-(?:start|delta|end)$/;
const SIDER_TYPE = /^(?:credit_info|message_start|reasoning_content|pulse)$/;

/** The most telling first. */
const SIGNATURES: ReadonlyArray<readonly [FormatId, Signature]> = [
  [
    'openai-responses',
    ({ type, object }) => toText(type).startsWith('response.') || object === 'response',
  ],
  [
    'anthropic',
    ({ type, role, content }) =>
      ANTHROPIC_TYPE.test(toText(type)) ||
      (type === 'message' && role === 'assistant' && Array.isArray(content)),
  ],
  ['cohere', ({ type }) => COHERE_TYPE.test(toText(type))],
  [
    'gemini',
    ({ candidates, promptFeedback }) => Array.isArray(candidates) || isJsonObject(promptFeedback),
  ],
  [
    'openai-chat',
    ({ choices }) => {
      const { delta, message } = toJsonObject(toJsonList(choices)[0]);
      return isJsonObject(delta) || isJsonObject(message);
    },
  ],
  ['ollama', ({ message, done }) => isJsonObject(message) && typeof done === 'boolean'],
  [
    'dashscope',
    ({ output, request_id }) =>
      typeof request_id === 'string' &&
      (Array.isArray(toJsonObject(output)['choices']) || 'text' in toJsonObject(output)),
  ],
  ['tgi', ({ token, ...rest }) => 'generated_text' in rest && 'text' in toJsonObject(token)],
  [
    'sider',
    ({ code, msg, data }) => {
      const { text, cid, chat_model: model, type } = toJsonObject(data);
      // Imitations have all its fields, and the text in another one.
      const isText = toText(text) !== '' && [cid, model, type].some((field) => field !== undefined);
      return (
        typeof code === 'number' && msg !== undefined && (isText || SIDER_TYPE.test(toText(type)))
      );
    },
  ],
  [
    'baidu',
    ({ data }) => {
      const { content } = toJsonObject(toJsonObject(data)['message']);
      return isJsonObject(toJsonObject(content)['generator']);
    },
  ],
  [
    'chatglm',
    ({ id, time, body }) =>
      id !== undefined && time !== undefined && typeof toJsonObject(body)['content'] === 'string',
  ],
];

/** Where the text stands in a stream, and in a body that came instead of one. */
const TEXT_PATHS: Partial<Record<FormatId, readonly string[]>> = {
  'openai-chat': ['choices.0.delta.content', 'choices.0.message.content'],
  'openai-responses': ['delta', 'output.0.content.0.text'],
  anthropic: ['delta.text', 'content.0.text'],
  gemini: ['candidates.0.content.parts.0.text'],
  ollama: ['message.content'],
  cohere: ['delta.message.content.text', 'message.content.0.text'],
  dashscope: ['output.choices.0.message.content', 'output.text'],
  tgi: ['token.text'],
  sider: ['data.text'],
  baidu: ['data.message.content.generator.data.value', 'data.message.content.generator.text'],
  chatglm: ['body.content'],
};

/** The format whose answer these frames are; null for none that Gloss knows. */
export function findKnownAnswer(frames: readonly SampleFrame[]): FormatId | null {
  const payloads = listPayloads(frames);
  const found = SIGNATURES.find(([, isOwn]) => payloads.some(isOwn));
  return found?.[0] ?? null;
}

/** Where the answers of a format have their text, as paths with dots; none for an unknown format. */
export function listTextPaths(format: FormatId | null): readonly string[] {
  return (format && TEXT_PATHS[format]) ?? [];
}
