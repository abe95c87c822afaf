import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../lib/ondevice/language.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';

describe('detectLanguage', () => {
  it.each(Object.entries(SAMPLE_TEXTS))(
    'knows %s by its script or its small words',
    (code, text) => {
      expect(detectLanguage(text)).toBe(code);
    },
  );

  it.each([
    ['fr', 'Le phare est sur la côte et il ne brille plus depuis des années.'],
    ['es', 'El faro está en la costa y no brilla desde hace muchos años.'],
    ['zh', 'DeepMind 开发了一种新的模型，可以学习 Python。'],
    ['en', ''],
    ['en', '42 🎉'],
  ])('takes for %s: %s', (code, text) => {
    expect(detectLanguage(text)).toBe(code);
  });
});
