import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedKey, recogniseKey } from '../../../lib/connect/recognise-key.ts';
import { PRESETS } from '../../../lib/formats/presets/presets.ts';

const HEX = '0123456789abcdef';
const MIXED = 'aB3dE6gH9jK2mN5pQ8rT1vW4';

describe('whose key it is', () => {
  it.each<[key: string, ids: string[]]>([
    [`sk-ant-api03-${MIXED}`, ['anthropic']],
    [`sk-or-v1-${HEX.repeat(4)}`, ['openrouter']],
    [`sk-proj-${MIXED}`, ['openai']],
    [`sk-svcacct-${MIXED}`, ['openai']],
    [`sk-${MIXED.slice(0, 20)}T3BlbkFJ${MIXED.slice(0, 20)}`, ['openai']],
    [`AIza${MIXED}${MIXED.slice(0, 11)}`, ['gemini']],
    [`gsk_${MIXED}`, ['groq']],
    [`xai-${MIXED}`, ['xai']],
    [`hf_${MIXED}`, ['hugging-face']],
    [`pplx-${MIXED}`, ['perplexity']],
    [`nvapi-${MIXED}`, ['nvidia']],
    [`csk-${MIXED}`, ['cerebras']],
    [`fw_${MIXED}`, ['fireworks']],
    [`${HEX.repeat(2)}.${MIXED.slice(0, 16)}`, ['zhipu', 'zai']],
  ])('is told by its looks: %s', (key, ids) => {
    expect(recogniseKey(key).map(({ id }) => id)).toEqual(ids);
  });

  it.each<[key: string, among: string]>([
    [`sk-${HEX.repeat(2)}`, 'deepseek'],
    [`sk-${HEX.repeat(2)}`, 'dashscope-cn'],
    [`sk-${MIXED}${MIXED}`, 'moonshot'],
    [`sk-${MIXED}${MIXED}`, 'openai'],
    [`sk-${MIXED}`, 'openai'],
    [`sk-${'abcdef'.repeat(8)}`, 'siliconflow'],
  ])('is asked where looks cannot tell: %s may be one of %s', (key, among) => {
    const ids = recogniseKey(key).map(({ id }) => id);
    expect(ids).toContain(among);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids.length).toBeLessThanOrEqual(3);
  });

  it('is nobody’s where it has no mark', () => {
    expect(recogniseKey('abc-def-0123456789')).toEqual([]);
    expect(recogniseKey('')).toEqual([]);
  });

  it('is one who takes keys, whatever the key', () => {
    const prefixes = ['', 'sk-', 'sk-ant-', 'hf_', 'AIza', 'eyJa.eyJ'];
    fc.assert(
      fc.property(fc.constantFrom(...prefixes), fc.string(), (prefix, rest) => {
        const presets = recogniseKey(prefix + rest);
        expect(presets.every((preset) => preset.needsKey && PRESETS.includes(preset))).toBe(true);
        expect(presets.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('a pasted key', () => {
  const KEY = `sk-${MIXED}`;
  it.each([
    KEY,
    `  ${KEY}\n`,
    `"${KEY}"`,
    `'${KEY}'`,
    `Bearer ${KEY}`,
    `Authorization: Bearer ${KEY}`,
    `OPENAI_API_KEY=${KEY}`,
    `export OPENAI_API_KEY="${KEY}"`,
  ])('is read out of what stands around it: %s', (text) => {
    expect(readPastedKey(text)).toBe(KEY);
  });

  it.each([
    '',
    'short-1',
    'a sentence with 1 number in it',
    'https://api.example/v1',
    'justoneverylongword',
  ])('is not %j', (text) => {
    expect(readPastedKey(text)).toBe('');
  });
});
