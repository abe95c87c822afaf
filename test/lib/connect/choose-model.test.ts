import { describe, expect, it } from 'vitest';
import { chooseModel } from '../../../lib/connect/choose-model.ts';
import { PRESETS } from '../../../lib/formats/presets/presets.ts';

describe('the model to begin with', () => {
  it.each<[what: string, models: string[], suggested: string[], chosen: string]>([
    ['the suggested one', ['a', 'b'], ['b'], 'b'],
    ['of the first suggested line there is', ['a', 'b'], ['x', 'b', 'a'], 'b'],
    ['the newest of its line', ['m-4-mini', 'm-5.1-mini', 'm-5-mini'], ['m-5-mini'], 'm-5.1-mini'],
    ['an older one where there is no newer', ['m-4-mini'], ['m-5-mini'], 'm-4-mini'],
    ['newer by a decimal, as makers count', ['g-4.20', 'g-4.3'], ['g-4'], 'g-4.3'],
    [
      'told apart from its edition',
      ['s-4-20250514', 's-4-5-20250929'],
      ['s-4-5'],
      's-4-5-20250929',
    ],
    ['the name that follows its editions', ['m-5-2026-01-02', 'm-5'], ['m-5'], 'm-5'],
    [
      'the last edition where no name does',
      ['d-2-260115', 'd-2-260428'],
      ['d-2-260115'],
      'd-2-260428',
    ],
    ['not newer by its size', ['oss-70b', 'oss-20b'], ['oss-20b'], 'oss-20b'],
    ['no name that only begins alike', ['gpt-5-mini-tts', 'gpt-5'], ['gpt-5-mini'], 'gpt-5'],
    ['one that can talk', ['text-embedding-3', 'whisper-1', 'chat'], [], 'chat'],
    ['one that is finished', ['new-preview', 'old'], [], 'old'],
    ['one that is not, rather than none', ['whisper-1', 'new-preview'], [], 'new-preview'],
    ['the suggested one where there is no list', [], ['a', 'b'], 'a'],
    ['the suggested one where none can talk', ['whisper-1'], ['a'], 'a'],
    ['nothing where nothing is known', [], [], ''],
  ])('is %s', (_what, models, suggested, chosen) => {
    expect(chooseModel(models, suggested)).toBe(chosen);
  });
});

/** What vendors listed in November 2026: what is chosen, and what might be taken for it. */
const LISTS: ReadonlyArray<readonly [presetId: string, chosen: string, models: readonly string[]]> =
  [
    [
      'openai',
      'gpt-6.1-terra',
      [
        'gpt-4o',
        'gpt-4o-mini-2024-07-18',
        'gpt-5-mini',
        'gpt-5.4-mini-2026-03-17',
        'gpt-5.3-codex',
        'gpt-5.6-terra',
        'gpt-5.6-luna',
        'gpt-6-astra',
        'gpt-6-luna',
        'gpt-6.1-sol',
        'gpt-6.1-terra',
        'gpt-realtime',
        'gpt-image-2.6-flare',
        'text-embedding-3-small',
        'omni-moderation-latest',
      ],
    ],
    // A project that may not use the newest.
    [
      'openai',
      'gpt-5.4-mini',
      ['gpt-4.1-mini', 'gpt-5-mini', 'gpt-5.4-mini-2026-03-17', 'gpt-5.4-mini', 'gpt-5.4-pro'],
    ],
    [
      'anthropic',
      'claude-sonnet-5-5',
      [
        'claude-haiku-5-5',
        'claude-sonnet-5-5',
        'claude-opus-5-5',
        'claude-fable-5-1',
        'claude-opus-5',
        'claude-sonnet-5',
        'claude-sonnet-4-6',
        'claude-opus-4-5-20251101',
        'claude-haiku-4-5-20251001',
        'claude-sonnet-4-5-20250929',
      ],
    ],
    [
      'gemini',
      'gemini-4-hydrogen',
      [
        'gemini-2.5-flash',
        'gemini-2.5-flash-lite',
        'gemini-3-flash-preview',
        'gemini-3.1-pro-preview',
        'gemini-3.5-flash',
        'gemini-3.8-flash',
        'gemini-3.8-live',
        'gemini-3.8-flash-tts',
        'gemini-3.1-flash-image',
        'gemini-4-argon',
        'gemini-4-carbon',
        'gemini-4-hydrogen',
        'gemini-embedding-2',
      ],
    ],
    // Where Gemini 4 is not to be had.
    [
      'gemini',
      'gemini-3.8-flash',
      ['gemini-2.5-flash', 'gemini-3.5-flash', 'gemini-3.8-flash', 'gemini-3.8-flash-tts'],
    ],
    ['deepseek', 'deepseek-flash', ['deepseek-v4-pro', 'deepseek-flash']],
    [
      'xai',
      'grok-4.7',
      ['grok-4.20-0309-reasoning', 'grok-4.3', 'grok-4.6', 'grok-4.7', 'grok-build-0.1'],
    ],
    ['zai', 'glm-5.2', ['glm-4.5', 'glm-4.5-air', 'glm-4.7', 'glm-5', 'glm-5-turbo', 'glm-5.2']],
    ['minimax', 'MiniMax-M3', ['MiniMax-M2.7', 'MiniMax-M2.7-highspeed', 'MiniMax-M3']],
    [
      'volcengine',
      'doubao-seed-2-0-lite-260215',
      ['doubao-seed-1-6-251015', 'doubao-seed-2-0-pro-260215', 'doubao-seed-2-0-lite-260215'],
    ],
  ];

describe('of the models of November 2026', () => {
  it.each(LISTS)('a newcomer to %s begins with %s', (presetId, chosen, models) => {
    const preset = PRESETS.find(({ id }) => id === presetId);
    expect(chooseModel(models, preset?.suggestedModels ?? [])).toBe(chosen);
    expect(chooseModel(models.toReversed(), preset?.suggestedModels ?? [])).toBe(chosen);
  });
});
