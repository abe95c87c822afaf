import type { ChatMessage } from '../../chat/engine.ts';
import type { Endpoint } from '../format.ts';
import { toBaiduModel, type BaiduGeneration } from './baidu-body.ts';
import type { JsonObject } from '../decode/json.ts';
import { toSinglePrompt } from '../request/transcript.ts';

/**
 * What belongs to the user's own session with Baidu. It comes from a page of theirs, by way of the
 * options; nothing here makes it up, and what is missing is sent empty.
 */
const SESSION_OPTIONS = ['sessionId', 'aisearchId', 'pvId', 'chat_token', 'generation'] as const;

/** The longest text that the newer generation repeats in a header, in characters. */
const HEADER_QUERY_CHARS = 200;

/** The generation the option `generation` names; else that of the host, the older where it is unknown. */
export function resolveBaiduGeneration({ baseUrl, options }: Endpoint): BaiduGeneration {
  const told = options['generation'];
  if (told === 1 || told === 2) return told;
  return /^(?:chat|wenxin)\.baidu\.com$/.test(new URL(baseUrl).hostname) ? 2 : 1;
}

/** The options that are fields of the body. */
export function toBaiduOptions(options: JsonObject): JsonObject {
  const isField = (name: string) => !SESSION_OPTIONS.some((session) => session === name);
  return Object.fromEntries(Object.entries(options).filter(([name]) => isField(name)));
}

/** The headers that only the newer generation wants. */
export function toBaiduHeaders(
  generation: BaiduGeneration,
  messages: readonly ChatMessage[],
  { model }: Endpoint,
): Record<string, string> {
  if (generation === 1) return {};
  const query = toSinglePrompt(messages).slice(0, HEADER_QUERY_CHARS).toWellFormed();
  const about = `query:${encodeURIComponent(query)},enter_type:chat_url,re_rank:1`;
  return {
    source: 'pc_csaitab',
    isdeepseek: '1',
    personifiedswitch: '0',
    'x-chat-message': `${about},modelName:${encodeURIComponent(toBaiduModel(model))},sa:bkb`,
  };
}
