import { describe, expect, it } from 'vitest';
import { readPasted } from '../../../lib/connect/read-pasted.ts';
import { recogniseAddress } from '../../../lib/connect/recognise-address.ts';
import { PRESETS } from '../../../lib/formats/presets/presets.ts';

describe('an address', () => {
  it.each<[text: string, baseUrl: string, presetId: string | undefined]>([
    ['https://api.openai.com', 'https://api.openai.com/v1', 'openai'],
    ['api.openai.com', 'https://api.openai.com/v1', 'openai'],
    ['https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1', 'openai'],
    ['https://api.anthropic.com/v1/messages', 'https://api.anthropic.com/v1', 'anthropic'],
    ['https://api.z.ai/api/coding/paas/v4', 'https://api.z.ai/api/coding/paas/v4', 'zai'],
    ['localhost:11434', 'http://localhost:11434', 'ollama'],
    ['http://127.0.0.1:11434/', 'http://127.0.0.1:11434', 'ollama'],
    ['workshop:11434', 'http://workshop:11434', 'ollama'],
    ['[::1]:11434', 'http://[::1]:11434', 'ollama'],
    ['192.168.1.5:11434', 'http://192.168.1.5:11434', 'ollama'],
    ['127.0.0.1:1234', 'http://127.0.0.1:1234/v1', 'lm-studio'],
    ['http://localhost:1234/v1/models', 'http://localhost:1234/v1', 'lm-studio'],
    ['models.example:8443/v1', 'https://models.example:8443/v1', undefined],
    ['http://127.0.0.1:5999/v1', 'http://127.0.0.1:5999/v1', undefined],
    // Who listens at a usual port of a stranger's host is anybody's guess.
    ['https://models.example:11434', 'https://models.example:11434', undefined],
  ])('%s is the base URL %s of %s', (text, baseUrl, presetId) => {
    const address = recogniseAddress(text);
    expect(address?.baseUrl).toBe(baseUrl);
    expect(address?.preset?.id).toBe(presetId);
  });

  it.each(['', 'ollama', 'hello world', 'ftp://a.example', 'https://me:secret@a.example', '12:30'])(
    'is not %j',
    (text) => {
      expect(recogniseAddress(text)).toBeNull();
    },
  );

  it('of every preset leads to that preset, or to another at the same place', () => {
    for (const preset of PRESETS.filter(({ isPrivate }) => !isPrivate)) {
      const address = recogniseAddress(preset.baseUrl);
      const baseUrl = new URL(preset.baseUrl).href.replace(/\/$/, '');
      expect([preset.id, address?.baseUrl]).toEqual([preset.id, baseUrl]);
      expect(address?.preset?.format).toBe(preset.format);
    }
  });
});

describe('what was pasted', () => {
  it.each([
    ['', 'nothing'],
    [' \n', 'nothing'],
    ['curl https://api.example/v1', 'command'],
    ['$ curl.exe -X POST https://api.example', 'command'],
    ['sk-ant-api03-0123456789', 'key'],
    ['api.openai.com', 'address'],
    ['Hello there', 'unknown'],
  ])('%j is taken for: %s', (text, kind) => {
    expect(readPasted(text).kind).toBe(kind);
  });
});
