import { describe, expect, it } from 'vitest';
import { isKeyField, isKeyParameter, readKey } from '../../../lib/connect/secrets.ts';

describe('a key', () => {
  it.each([
    'sk-proj-a1B2c3D4e5F6g7H8',
    'AIzaSyA1234567890',
    'eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjF9.c2lnbmF0dXJl',
    '0123456789abcdef0123456789abcdef',
    'bce-v3/ALTAK-1a2b3c/4d5e6f',
    'local',
  ])('is read from behind Bearer: %s', (key) => {
    expect(readKey(`Bearer ${key}`)).toBe(key);
    expect(readKey(` ${key} `)).toBe(key);
  });

  it.each([
    '$OPENAI_API_KEY',
    '${KEY}',
    '%OPENAI_API_KEY%',
    '$env:KEY',
    '<token>',
    '{api_key}',
    'YOUR_API_KEY',
    'your-token-here',
    'OPENAI_API_KEY',
    'my api key',
    'sk-...',
    'sk-xxxxxxxx',
    'sk-••••',
    '***',
    'sk-',
    '',
  ])('is none where documentation has a place for it: %s', (placeholder) => {
    expect(readKey(`Bearer ${placeholder}`)).toBe('');
  });

  it.each([
    ['key', true],
    ['api_key', true],
    ['access_token', true],
    ['token', true],
    ['keyword', false],
    ['max_tokens', false],
    ['author', false],
  ])('may stand in the query as %s: %s', (name, expected) => {
    expect(isKeyParameter(name)).toBe(expected);
  });

  it.each([
    ['api_key', 'short', true],
    ['apiKey', 'YOUR_API_KEY', true],
    ['access_token', '24.abc', true],
    ['token', 'a1b2c3d4e5f6a7b8', true],
    ['key', 'sk-a1b2c3d4e5f6a7b8', true],
    ['key', 'artifacts', false],
    ['token', 'C05ZS77O0R3', false],
    ['token', 'What is a token in 2026?', false],
    ['password', 'verylongbutnodigits', false],
    ['max_tokens', '1234567890123456', false],
    ['chat_token', 'a1b2c3d4e5f6a7b8', false],
  ])('may stand in the body as %s: %s is one: %s', (name, value, expected) => {
    expect(isKeyField(name, value)).toBe(expected);
  });
});
