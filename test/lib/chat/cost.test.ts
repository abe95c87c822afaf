import { describe, expect, it } from 'vitest';
import { findCost } from '../../../lib/chat/cost.ts';
import type { EngineInfo } from '../../../lib/chat/engine.ts';
import { findListPrice } from '../../../lib/chat/prices.ts';

const answeredBy = (host: string, model: string): EngineInfo => ({
  kind: 'connection',
  name: 'Mine',
  model,
  host,
});
const OPENAI = 'api.openai.com';
const ANTHROPIC = 'api.anthropic.com';
const GEMINI = 'generativelanguage.googleapis.com';

describe('the list price', () => {
  it.each([
    [OPENAI, 'gpt-4o', 2.5, 10],
    [OPENAI, 'gpt-4o-mini-2024-07-18', 0.15, 0.6],
    [OPENAI, 'gpt-5-2025-08-07', 1.25, 10],
    [OPENAI, 'gpt-5-nano', 0.05, 0.4],
    [OPENAI, 'gpt-5.1', 1.25, 10],
    [OPENAI, 'gpt-5.4-mini-2026-03-17', 0.75, 4.5],
    [OPENAI, 'gpt-5.6-luna', 0.2, 1.2],
    [OPENAI, 'gpt-6-astra', 10, 50],
    [OPENAI, 'gpt-6-sol', 2, 10],
    [OPENAI, 'gpt-6.1-sol', 2, 10],
    [OPENAI, 'gpt-6.1-terra', 1, 5],
    [OPENAI, 'gpt-6-luna', 0.1, 0.5],
    [ANTHROPIC, 'claude-fable-5-1', 10, 50],
    [ANTHROPIC, 'claude-opus-5-5', 4, 20],
    [ANTHROPIC, 'claude-opus-5', 5, 25],
    [ANTHROPIC, 'claude-opus-4-5-20251101', 5, 25],
    [ANTHROPIC, 'claude-sonnet-5-5', 2, 10],
    [ANTHROPIC, 'claude-sonnet-4-6', 3, 15],
    [ANTHROPIC, 'claude-sonnet-4-5-20250929', 3, 15],
    [ANTHROPIC, 'claude-haiku-5-5', 0.1, 0.5],
    [ANTHROPIC, 'claude-haiku-4-5', 1, 5],
    [GEMINI, 'gemini-4-hydrogen', 1.5, 7.5],
    [GEMINI, 'gemini-3.5-flash', 1.5, 9],
    [GEMINI, 'models/gemini-3.1-pro-preview', 2, 12],
    [GEMINI, 'gemini-2.5-flash', 0.3, 2.5],
  ])('at %s, %s is %d and %d', (host, model, input, output) => {
    expect(findListPrice(answeredBy(host, model), 1000)).toEqual({ input, output });
  });

  it.each([
    ['another model', OPENAI, 'gpt-7', 1000],
    ['a promotion that ends on a known day', GEMINI, 'gemini-3.8-flash', 1000],
    ['a promotion that may be over', OPENAI, 'gpt-5.6-sol', 1000],
    ['a model that is cheaper at night', 'api.deepseek.com', 'deepseek-flash', 1000],
    ['an older edition at another price', OPENAI, 'gpt-4o-2024-05-13', 1000],
    ['a name that only begins like one', OPENAI, 'gpt-5-pro', 1000],
    ['the same model elsewhere', 'openrouter.ai', 'gpt-4o', 1000],
    ['the same model on this computer', '127.0.0.1:11434', 'gpt-4o', 1000],
    ['so long a text that Gemini costs more', GEMINI, 'gemini-3.1-pro-preview', 200_001],
    ['so long a text that Haiku costs more', ANTHROPIC, 'claude-haiku-5-5', 100_001],
    ['so long a text that GPT-6 costs more', OPENAI, 'gpt-6.1-terra', 272_001],
    ['a host that every object has', 'constructor', 'gpt-4o', 1000],
  ])('of %s is not known', (_what, host, model, inputTokens) => {
    expect(findListPrice(answeredBy(host, model), inputTokens)).toBeNull();
  });

  it.each([null, { kind: 'on-device' } as const, { kind: 'built-in' } as const])(
    'there is none where no service answered: %j',
    (engine) => expect(findListPrice(engine, 1000)).toBeNull(),
  );
});

describe('the cost of an answer', () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 100_000 };
  const listed = { engine: answeredBy(OPENAI, 'gpt-4o'), usage };
  const unlisted = { engine: answeredBy('models.example', 'own'), usage };

  it.each([
    ['by the list', listed, undefined, { dollars: 3.5, isOwn: false }],
    ['by the user’s prices', unlisted, { input: 1, output: 2 }, { dollars: 1.2, isOwn: true }],
    ['by one of the user’s and the list', listed, { output: 0 }, { dollars: 2.5, isOwn: true }],
    ['of a model nobody knows', unlisted, undefined, null],
    ['of which half is known', unlisted, { input: 1 }, null],
    ['that is nothing', listed, { input: 0, output: 0 }, null],
    ['without a count', { engine: listed.engine }, undefined, null],
    ['with half a count', { ...listed, usage: { inputTokens: 9 } }, undefined, null],
  ])('%s', (_how, answer, own, cost) => {
    expect(findCost(answer, own)).toEqual(cost);
  });
});
