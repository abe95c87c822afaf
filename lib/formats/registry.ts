import { anthropic } from './anthropic/anthropic.ts';
import { baidu } from './baidu/baidu.ts';
import { chatglm } from './chatglm/chatglm.ts';
import { cohere } from './cohere/cohere.ts';
import { custom } from './custom/custom.ts';
import { dashscope } from './dashscope/dashscope.ts';
import type { Format, FormatId } from './format.ts';
import { gemini } from './gemini/gemini.ts';
import { ollama } from './ollama/ollama.ts';
import { openAiChat } from './openai-chat/openai-chat.ts';
import { openAiResponses } from './openai-responses/openai-responses.ts';
import { sider } from './sider/sider.ts';
import { tgi } from './tgi/tgi.ts';

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
