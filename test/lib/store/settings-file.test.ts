import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { isGlossError } from '../../../lib/errors.ts';
import { createConnectionStore, type ConnectionStore } from '../../../lib/store/connections.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import {
  MAX_SETTINGS_FILE_CHARS,
  parseSettingsFile,
  writeSettingsFile,
} from '../../../lib/store/settings-file.ts';
import { createSettingsStorage } from '../../../lib/store/settings.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { makeConnection } from './sample-connection.ts';

/** The file users and tools may rely on; it never stops being read. */
const VERSION_1 = `{ "gloss": 1, "activeConnection": "local",
  "connections": [ { "id": "local", "name": "Local", "format": "openai-chat",
                     "baseUrl": "http://127.0.0.1:4010/v1", "apiKey": "", "model": "demo",
                     "headers": {}, "options": {} } ],
  "preferences": { "language": "en", "theme": "system", "answerLanguage": "auto" } }`;

const connection = { id: 'local', name: 'Local', format: 'openai-chat', baseUrl: 'http://a.test' };
const withConnection = (changes: object) => ({
  gloss: 1,
  connections: [{ ...connection, ...changes }],
});
const manyConnections = Array.from({ length: 201 }, (_, index) => ({
  ...connection,
  id: `${index}`,
}));
const parse = (value: unknown) => parseSettingsFile(JSON.stringify(value));

describe('a settings file that is read', () => {
  it('of version 1 comes out as it is', () => {
    expect(parseSettingsFile(VERSION_1)).toEqual(JSON.parse(VERSION_1));
  });

  it('with a custom endpoint takes the host from its URL, whatever else it says', () => {
    const custom = { method: 'POST', url: 'http://b.test/data', body: '{"q":"{{prompt}}"}' };
    const file = parse(withConnection({ format: 'custom', custom }));
    expect(file.connections).toMatchObject([
      {
        baseUrl: 'http://b.test',
        custom: { ...custom, framing: 'auto', textPath: '', mode: 'auto', doneMark: '' },
      },
    ]);
  });

  it('may leave out all but the version and the list', () => {
    expect(parse({ gloss: 1, connections: [] })).toEqual({
      gloss: 1,
      activeConnection: '',
      connections: [],
    });
  });

  it('may leave out what a connection has by default', () => {
    expect(parse(withConnection({})).connections).toEqual([
      { ...connection, apiKey: '', model: '', headers: {}, options: {} },
    ]);
  });

  it.each([{}, { firstByteSeconds: 0 }, { firstByteSeconds: 900, silenceSeconds: 0.3 }])(
    'may say how long a model is waited for: %j',
    (limits) => {
      expect(parse(withConnection({ limits })).connections[0]).toHaveProperty('limits', limits);
    },
  );

  it.each([{}, { input: 0 }, { input: 0.28, output: 0.42 }])(
    'may say what a model costs: %j',
    (prices) => {
      expect(parse(withConnection({ prices })).connections[0]).toHaveProperty('prices', prices);
    },
  );

  it('loses fields nobody knows', () => {
    const file = parse({ ...withConnection({ rank: 1 }), theme: 'dark' });
    expect(file).not.toHaveProperty('theme');
    expect(file.connections[0]).not.toHaveProperty('rank');
  });

  it('falls back for preferences it does not know', () => {
    const preferences = { language: 'tlh', theme: 'dark' };
    expect(parse({ gloss: 1, connections: [], preferences }).preferences).toEqual({
      language: 'auto',
      theme: 'dark',
      answerLanguage: 'auto',
    });
  });

  it.each(['headers', 'options'])('changes no prototype through %s', (field) => {
    const text = JSON.stringify(withConnection({ [field]: {} })).replace(
      `"${field}":{}`,
      `"${field}":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}`,
    );
    try {
      const file = parseSettingsFile(text);
      expect(Object.getPrototypeOf(file.connections[0])).toBe(Object.prototype);
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid-file' });
    }
    expect({}).not.toHaveProperty('polluted');
  });

  it('changes no prototype through a connection', () => {
    const text = VERSION_1.replace('"name"', '"__proto__": { "apiKey": "stolen" }, "name"');
    const [read] = parseSettingsFile(text).connections;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(read?.apiKey).toBe('');
  });
});

describe('a settings file that is wrong', () => {
  const wrong: Array<[what: string, value: unknown, field: string | undefined]> = [
    ['null', null, undefined],
    ['a list', [], 'gloss'],
    ['a text', 'gloss', undefined],
    ['no version', { connections: [] }, 'gloss'],
    ['a later version', { gloss: 2, connections: [] }, 'gloss'],
    ['a version in quotes', { gloss: '1', connections: [] }, 'gloss'],
    ['no connections', { gloss: 1 }, 'connections'],
    ['connections by name', { gloss: 1, connections: { local: connection } }, 'connections'],
    ['201 connections', { gloss: 1, connections: manyConnections }, 'connections'],
    [
      'a connection in use that is no text',
      { gloss: 1, connections: [], activeConnection: 1 },
      'activeConnection',
    ],
    [
      'preferences that are no object',
      { gloss: 1, connections: [], preferences: 'dark' },
      'preferences',
    ],
    ['an empty id', withConnection({ id: '' }), 'connections.0.id'],
    ['an id of 101 characters', withConnection({ id: 'x'.repeat(101) }), 'connections.0.id'],
    ['the id of the engine here', withConnection({ id: 'on-device' }), 'connections.0.id'],
    ['a name that is too long', withConnection({ name: 'x'.repeat(201) }), 'connections.0.name'],
    [
      'a custom endpoint that is not there',
      withConnection({ format: 'custom' }),
      'connections.0.custom',
    ],
    [
      'a custom endpoint that is no page',
      withConnection({ format: 'custom', custom: { method: 'POST', url: 'file:///etc' } }),
      'connections.0.baseUrl',
    ],
    ['a format from elsewhere', withConnection({ format: 'telnet' }), 'connections.0.format'],
    ['an address that is none', withConnection({ baseUrl: 'a.test' }), 'connections.0.baseUrl'],
    [
      'an address that is a script',
      withConnection({ baseUrl: 'javascript:alert(1)' }),
      'connections.0.baseUrl',
    ],
    [
      'an address on this disk',
      withConnection({ baseUrl: 'file:///etc/passwd' }),
      'connections.0.baseUrl',
    ],
    [
      'an address with a password',
      withConnection({ baseUrl: 'https://me:secret@a.test' }),
      'connections.0.baseUrl',
    ],
    ['a key that is a number', withConnection({ apiKey: 7 }), 'connections.0.apiKey'],
    ['a model that is null', withConnection({ model: null }), 'connections.0.model'],
    ['a header that is a number', withConnection({ headers: { n: 1 } }), 'connections.0.headers.n'],
    [
      'a wait that is over before it begins',
      withConnection({ limits: { silenceSeconds: -1 } }),
      'connections.0.limits.silenceSeconds',
    ],
    [
      'a price that pays the user',
      withConnection({ prices: { input: -1 } }),
      'connections.0.prices.input',
    ],
    ['options in a text', withConnection({ options: '{}' }), 'connections.0.options'],
  ];

  it.each(wrong)('with %s is refused, and the place is named', (_what, value, field) => {
    expect(catchError(() => parse(value))).toMatchObject({
      code: 'invalid-file',
      details: field === undefined ? {} : { detail: field },
    });
  });

  it('names the second connection when it is the second that is wrong', () => {
    const connections = [connection, { ...connection, id: 'two', baseUrl: 'ftp://a.test' }];
    expect(catchError(() => parse({ gloss: 1, connections }))).toMatchObject({
      details: { detail: 'connections.1.baseUrl' },
    });
  });

  it('says which formats there are when it names one there is not', () => {
    const error = catchError(() => parse(withConnection({ format: 'telnet' })));
    expect(String(error)).toContain('openai-chat');
    expect(String(error)).toContain('telnet');
  });

  it('does not repeat the password of an address', () => {
    const value = withConnection({ baseUrl: 'https://me:hunter2@a.test' });
    expect(JSON.stringify(catchError(() => parse(value)))).not.toContain('hunter2');
  });

  it.each(['', '{', 'gloss: 1', '{"gloss": 1,}'])('is refused when it is not JSON: %j', (text) => {
    expect(catchError(() => parseSettingsFile(text))).toMatchObject({ code: 'invalid-file' });
  });

  it('is refused when it is too large, and read when it is just not', () => {
    const fill = (length: number) => VERSION_1 + ' '.repeat(length - VERSION_1.length);
    expect(parseSettingsFile(fill(MAX_SETTINGS_FILE_CHARS)).connections).toHaveLength(1);
    expect(catchError(() => parseSettingsFile(fill(MAX_SETTINGS_FILE_CHARS + 1)))).toMatchObject({
      code: 'invalid-file',
    });
  });

  it('throws nothing but `invalid-file`, whatever it holds', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue().map((field) => withConnection({ field })),
    );
    const damaged = fc
      .tuple(fc.nat({ max: VERSION_1.length }), fc.string({ maxLength: 5 }))
      .map(([at, text]) => VERSION_1.slice(0, at) + text + VERSION_1.slice(at + text.length));
    fc.assert(
      fc.property(
        fc.oneof(
          value.map((each) => JSON.stringify(each)),
          damaged,
        ),
        (text) => {
          try {
            expect(parseSettingsFile(text).gloss).toBe(1);
          } catch (error) {
            expect(isGlossError(error) && error.code).toBe('invalid-file');
          }
        },
      ),
    );
  });
});

describe('a settings file that is written', () => {
  let connections: ConnectionStore;
  const settings = createSettingsStorage(openDatabase);
  const write = (includeKeys: boolean) => writeSettingsFile(connections, settings, includeKeys);

  beforeEach(async () => {
    useFreshDatabase();
    connections = createConnectionStore(openDatabase, () => 0);
    await settings.write({
      preferences: { language: 'zh-CN', theme: 'dark', answerLanguage: 'ja' },
      activeConnection: 'local',
    });
  });

  it('is read as what was set up', async () => {
    const saved = makeConnection({
      options: { seed: 1 },
      limits: { silenceSeconds: 0.5 },
      prices: { input: 0.1, output: 2 },
    });
    await connections.save(saved, 'the-key');
    expect(parseSettingsFile(await write(true))).toEqual({
      gloss: 1,
      activeConnection: 'local',
      connections: [{ ...saved, apiKey: 'the-key' }],
      preferences: { language: 'zh-CN', theme: 'dark', answerLanguage: 'ja' },
    });
  });

  it('leaves out keys and headers that look like keys, unless asked', async () => {
    const secret = {
      Authorization: 'canary-1',
      'x-api-key': 'canary-2',
      'X-Access-Token': 'canary-3',
      'client-secret': 'canary-4',
      Cookie: 'canary-5',
      'x-password': 'canary-6',
    };
    const headers = { ...secret, 'HTTP-Referer': 'https://gloss.example' };
    await connections.save(makeConnection({ headers }), 'canary-0');

    const bare = await write(false);
    expect(bare).not.toContain('canary');
    expect(parseSettingsFile(bare).connections[0]?.headers).toEqual({
      'HTTP-Referer': 'https://gloss.example',
    });
    expect(parseSettingsFile(await write(true)).connections[0]).toMatchObject({
      apiKey: 'canary-0',
      headers,
    });
  });

  it('ends with a line break and is laid out for people', async () => {
    const text = await write(false);
    expect(text).toMatch(/^\{\n {2}"gloss": 1,\n/);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('comes back whole, whatever the connection is called and told', async () => {
    const word = fc.string({ minLength: 1, maxLength: 20 });
    const headerName = fc.stringMatching(/^x-[a-z]{1,10}$/);
    const drawn = fc.record({
      name: word,
      model: word,
      headers: fc.dictionary(headerName, word),
      options: fc.dictionary(headerName, fc.jsonValue()),
    });
    await fc.assert(
      fc.asyncProperty(drawn, word, async (fields, apiKey) => {
        await connections.save(makeConnection(fields), apiKey);
        const text = await write(true);
        const expected = { ...makeConnection(fields), apiKey };
        expect(parseSettingsFile(text).connections).toEqual([JSON.parse(JSON.stringify(expected))]);
      }),
      { numRuns: 40 },
    );
  });
});

function catchError(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
