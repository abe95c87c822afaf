import { describe, expect, it } from 'vitest';
import { isLocal, moveEndpoint, suggestBaseUrls } from '../../../lib/doctor/base-urls.ts';

describe('a base URL', () => {
  it.each([
    'http://localhost:1234',
    'http://127.0.0.1',
    'http://[::1]:8080',
    'http://10.0.0.4',
    'http://192.168.1.20:11434',
    'http://172.20.0.2',
    'http://gpu-box:8000',
    'http://mac.local',
  ])('%s is at home', (baseUrl) => {
    expect(isLocal(baseUrl)).toBe(true);
  });

  it.each([
    'https://api.openai.com/v1',
    'http://172.32.0.1',
    'http://8.8.8.8',
    'http://10.example.com',
    'http://[2001:db8::1]',
  ])('%s is on the internet', (baseUrl) => {
    expect(isLocal(baseUrl)).toBe(false);
  });
});

describe('other base URLs that may have been meant', () => {
  it.each([
    ['http://a.test', ['/v1', '/api/v1']],
    ['http://a.test/v1', ['', '/api/v1']],
    ['http://a.test/v1/chat/completions', ['/v1', '', '/api/v1']],
    ['http://a.test/api/chat', ['', '/v1', '/api/v1']],
    ['http://a.test/openai', ['/openai/v1', '/v1', '/api/v1']],
    ['http://a.test/api', ['', '/v1', '/api/v1']],
  ])('for %s', (baseUrl, paths) => {
    const suggested = suggestBaseUrls(baseUrl);
    expect(suggested).toEqual(paths.map((path) => `http://a.test${path}`));
  });
});

describe('an endpoint that moves', () => {
  const endpoint = {
    baseUrl: 'http://a.test:1/v1?key=key',
    apiKey: 'key',
    model: 'm',
    headers: { 'x-key': 'key' },
    options: {},
    withCookies: true,
  };

  it('keeps what is secret on its own origin', () => {
    const moved = moveEndpoint(endpoint, 'http://a.test:1?key=key');
    expect(moved).toEqual({ ...endpoint, baseUrl: 'http://a.test:1?key=key' });
  });

  it.each(['https://a.test:1/v1', 'http://a.test:2/v1', 'http://b.test:1/v1'])(
    'leaves it behind on the way to %s',
    (baseUrl) => {
      const moved = moveEndpoint(endpoint, `${baseUrl}?key=key`);
      expect(moved).toMatchObject({ baseUrl, apiKey: '', headers: {}, withCookies: false });
    },
  );
});
