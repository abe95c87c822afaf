import { describe, expect, it } from 'vitest';
import { isKeyParameter, readKey } from '../../../lib/connect/secrets.ts';

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
});
