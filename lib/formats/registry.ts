import { anthropic } from './anthropic.ts';
import { baidu } from './baidu.ts';
import { chatglm } from './chatglm.ts';
import { cohere } from './cohere.ts';
import { custom } from './custom.ts';
import { dashscope } from './dashscope.ts';
import type { Format, FormatId } from './format.ts';
import { gemini } from './gemini.ts';
import { ollama } from './ollama.ts';
import { openAiChat } from './openai-chat.ts';
import { openAiResponses } from './openai-responses.ts';
import { sider } from './sider.ts';
import { tgi } from './tgi.ts';

/** Every wire format Gloss speaks. */
export const FORMATS: Record<FormatId, Format> = {
  'openai-chat': openAiChat,
  'openai-responses': openAiResponses,
  anthropic,
  gemini,
  ollama,
  cohere,
  dashscope,
  tgi,
  sider,
  baidu,
  chatglm,
  custom,
};
