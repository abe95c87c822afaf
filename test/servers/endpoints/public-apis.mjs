/** Interfaces with public documentation, each under the path of the real one. */
import { ANTHROPIC } from '../formats/anthropic.mjs';
import { COHERE } from '../formats/cohere.mjs';
import { DASHSCOPE } from '../formats/dashscope.mjs';
import { GEMINI } from '../formats/gemini.mjs';
import { OLLAMA } from '../formats/ollama.mjs';
import { OPENAI_CHAT } from '../formats/openai-chat.mjs';
import { OPENAI_RESPONSES } from '../formats/openai-responses.mjs';
import { TGI } from '../formats/tgi.mjs';
import {
  listGeminiModels,
  listModels,
  listOllamaModels,
  tellOllamaVersion,
} from '../model-lists.mjs';
import { speak } from '../speak.mjs';

/** @type {import('./endpoint.d.mts').Endpoint[]} */
export const PUBLIC_APIS = [
  {
    id: 'openai-chat',
    name: 'OpenAI chat completions',
    format: 'openai-chat',
    base: '/v1',
    routes: { 'POST /v1/chat/completions': speak(OPENAI_CHAT), 'GET /v1/models': listModels },
  },
  {
    id: 'openai-responses',
    name: 'OpenAI responses',
    format: 'openai-responses',
    base: '/v1',
    routes: { 'POST /v1/responses': speak(OPENAI_RESPONSES) },
  },
  {
    id: 'anthropic',
    name: 'Anthropic messages',
    format: 'anthropic',
    base: '/v1',
    routes: { 'POST /v1/messages': speak(ANTHROPIC) },
  },
  {
    id: 'gemini',
    name: 'Gemini',
    format: 'gemini',
    base: '/v1beta',
    routes: {
      'POST /v1beta/models/*:streamGenerateContent': speak(GEMINI),
      'GET /v1beta/models': listGeminiModels,
    },
  },
  {
    id: 'ollama',
    name: 'Ollama',
    format: 'ollama',
    base: '',
    routes: {
      'POST /api/chat': speak(OLLAMA),
      'GET /api/tags': listOllamaModels,
      'GET /api/version': tellOllamaVersion,
    },
  },
  {
    id: 'cohere',
    name: 'Cohere, version 2',
    format: 'cohere',
    base: '/v2',
    routes: { 'POST /v2/chat': speak(COHERE) },
  },
  {
    id: 'dashscope',
    name: 'DashScope',
    format: 'dashscope',
    base: '/api/v1',
    routes: { 'POST /api/v1/services/aigc/text-generation/generation': speak(DASHSCOPE) },
  },
  {
    id: 'tgi',
    name: 'TGI',
    format: 'tgi',
    base: '',
    routes: { 'POST /generate_stream': speak(TGI) },
  },
];
