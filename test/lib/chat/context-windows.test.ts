import { describe, expect, it } from 'vitest';
import { DEFAULT_WINDOW_TOKENS, findContextWindow } from '../../../lib/chat/context-windows.ts';
import { VENDOR_PRESETS } from '../../../lib/formats/presets/vendor-presets.ts';

const find = (model: string, format = 'openai-chat', options = {}) =>
  findContextWindow({ model, format, options });

describe('findContextWindow', () => {
  it.each([
    ['gpt-5-mini', 272_000],
    ['gpt-4o-mini', 128_000],
    ['gpt-4.1-mini', 1_000_000],
    ['gpt-4', 8000],
    ['claude-haiku-4-5', 200_000],
    ['gemini-2.5-flash', 1_000_000],
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
    expect([...new Set(unknown)]).toEqual(['openrouter/auto', 'qwen-max']);
  });
});

it('is what the user says, whatever the model', () => {
  const source = { format: 'openai-chat', model: 'gpt-4o', options: {} };
  expect(findContextWindow({ ...source, contextTokens: 9000 })).toBe(9000);
});
