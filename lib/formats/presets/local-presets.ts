import type { Preset } from './preset.ts';

/** Servers on the user's own machine, at the address they have unless told otherwise. */
export const LOCAL_PRESETS: readonly Preset[] = [
  {
    id: 'ollama',
    name: 'Ollama',
    format: 'ollama',
    baseUrl: 'http://127.0.0.1:11434',
    needsKey: false,
    isLocal: true,
  },
  {
    id: 'lm-studio',
    name: 'LM Studio',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:1234/v1',
    needsKey: false,
    isLocal: true,
  },
  {
    id: 'llama-cpp',
    name: 'llama.cpp',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:8080/v1',
    needsKey: false,
    isLocal: true,
  },
  {
    id: 'vllm',
    name: 'vLLM',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:8000/v1',
    needsKey: false,
    isLocal: true,
  },
  {
    id: 'jan',
    name: 'Jan',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:1337/v1',
    needsKey: false,
    isLocal: true,
  },
  {
    id: 'gpt4all',
    name: 'GPT4All',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:4891/v1',
    needsKey: false,
    isLocal: true,
  },
  {
    id: 'koboldcpp',
    name: 'KoboldCpp',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:5001/v1',
    needsKey: false,
    isLocal: true,
  },
  {
    id: 'litellm',
    name: 'LiteLLM',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:4000/v1',
    needsKey: false,
    isLocal: true,
  },
];
