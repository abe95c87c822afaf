import { describe, expect, it } from 'vitest';
import { DEFAULT_WINDOW_TOKENS, findContextWindow } from '../../../lib/chat/context-windows.ts';
import { VENDOR_PRESETS } from '../../../lib/formats/presets/vendor-presets.ts';

const find = (model: string, format = 'openai-chat', options = {}) =>
  findContextWindow({ model, format, options });

describe('findContextWindow', () => {
  it.each([
    ['gpt-6.1-terra', 922_000],
    ['openai/gpt-6-luna', 922_000],
    ['gpt-5.6-sol', 922_000],
    ['gpt-5.4', 922_000],
    ['gpt-5.4-mini', 272_000],
    ['gpt-5.2', 272_000],
    ['gpt-5-mini', 272_000],
    ['gpt-4o-mini', 128_000],
    ['gpt-4.1-mini', 1_000_000],
    ['gpt-4', 8000],
    ['claude-fable-5', 1_000_000],
    ['claude-sonnet-5-5', 1_000_000],
    ['anthropic/claude-opus-4.6', 1_000_000],
    ['claude-haiku-4-5-20251001', 200_000],
    ['claude-sonnet-4-20250514', 200_000],
    ['gemini-4-hydrogen', 1_000_000],
    ['gemini-2.5-flash', 1_000_000],
    ['deepseek-flash', 1_000_000],
    ['deepseek-ai/DeepSeek-V3.2', 64_000],
    ['grok-4.7', 500_000],
    ['grok-4.20-0309-reasoning', 256_000],
    ['kimi-k2.6', 256_000],
    ['glm-5.3', 1_000_000],
    ['glm-5-turbo', 200_000],
    ['glm-4.7-flash', 200_000],
    ['MiniMax-M3', 500_000],
    ['MiniMax-M2.7', 200_000],
    ['qwen3.8-flash', 1_000_000],
    ['doubao-seed-2-0-lite-260215', 256_000],
    ['openai/gpt-oss-20b', 128_000],
    ['moonshot-v1-8k', 8000],
    ['ernie-4.5-turbo-128k', 128_000],
    ['demo', DEFAULT_WINDOW_TOKENS],
    ['', DEFAULT_WINDOW_TOKENS],
  ])('%s takes %i', (model, tokens) => {
    expect(find(model)).toBe(tokens);
  });

  it('Ollama takes what it is told to, else what it takes by itself, whatever the model', () => {
    expect(find('qwen3', 'ollama')).toBe(4096);
    expect(find('qwen3', 'ollama', { options: { num_ctx: 16_384 } })).toBe(16_384);
    expect(find('qwen3', 'ollama', { options: { num_ctx: 'many' } })).toBe(4096);
  });

  it('knows the models that are suggested for a first try', () => {
    const unknown = VENDOR_PRESETS.flatMap(({ suggestedModels = [] }) => suggestedModels).filter(
      (model) => find(model) === DEFAULT_WINDOW_TOKENS,
    );
    expect([...new Set(unknown)]).toEqual(['openrouter/auto']);
  });
});

it('is what the user says, whatever the model', () => {
  const source = { format: 'openai-chat', model: 'gpt-4o', options: {} };
  expect(findContextWindow({ ...source, contextTokens: 9000 })).toBe(9000);
});
