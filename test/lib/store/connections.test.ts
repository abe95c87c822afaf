import { beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import { createConnectionStore } from '../../../lib/store/connections.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { breakDatabase, REFUSAL_KINDS, useFreshDatabase, type Method } from './fresh-database.ts';
import { makeConnection } from './sample-connection.ts';

const ELSEWHERE = 'http://127.0.0.1:9999/v1';
type Store = ReturnType<typeof createStore>;

const CANARY = 'sk-canary-0123456789';

let time = 0;
const createStore = () => createConnectionStore(openDatabase, () => time++);
const readKey = async (store = createStore()) => (await store.access('local'))?.endpoint.apiKey;

beforeEach(() => {
  useFreshDatabase();
  time = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a stored connection', () => {
  it('comes back as it was saved, with what its format needs', async () => {
    const store = createStore();
    const connection = makeConnection({ headers: { 'x-a': '1' }, options: { top_p: 0.5 } });
    await store.save(connection, CANARY);

    expect(await store.access('local')).toEqual({
      connection,
      endpoint: {
        baseUrl: connection.baseUrl,
        apiKey: CANARY,
        model: 'demo',
        headers: { 'x-a': '1' },
        options: { top_p: 0.5 },
      },
    });
  });

  it('to a custom endpoint has its key for the host its prompts go to, not for another', async () => {
    const store = createStore();
    const custom = {
      method: 'POST',
      url: 'http://a.test/data',
      body: '',
      framing: 'auto',
      textPath: '',
      mode: 'auto',
      doneMark: '',
      errorPath: '',
    } as const;
    const connection = makeConnection({ format: 'custom', custom });
    await store.save(connection, CANARY);
    expect(await store.access('local')).toMatchObject({ endpoint: { apiKey: CANARY, custom } });
    const elsewhere = { ...custom, url: 'http://b.test/data' };
    await store.save({ ...connection, custom: elsewhere });
    expect(await readKey(store)).toBe('');
  });

  it('is there for another page, and after a restart', async () => {
    await createStore().save(makeConnection(), CANARY);
    expect(await readKey(createStore())).toBe(CANARY);
  });

  it('is not found once removed, and its key is gone with it', async () => {
    const store = createStore();
    await store.save(makeConnection(), CANARY);
    await store.remove('local');
    expect(await store.access('local')).toBeUndefined();

    await store.save(makeConnection());
    expect(await readKey(store)).toBe('');
  });

  it('leaves the others alone when it is removed', async () => {
    const store = createStore();
    await store.save(makeConnection(), CANARY);
    await store.save(makeConnection({ id: 'other' }), 'other-key');
    await store.remove('other');
    expect(await readKey(store)).toBe(CANARY);
  });

  it('can be removed when it was never there', async () => {
    await expect(createStore().remove('nobody')).resolves.toBeUndefined();
  });
});

describe('the list', () => {
  it('is empty at first', async () => {
    expect(await createStore().list()).toEqual([]);
  });

  it('is in the order of adding, which changing a connection does not change', async () => {
    const store = createStore();
    for (const id of ['c', 'a', 'b']) await store.save(makeConnection({ id }));
    await store.save(makeConnection({ id: 'c', name: 'Renamed' }));

    const list = await store.list();
    expect(list.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(list[0]?.name).toBe('Renamed');
  });

  it('says which have a key, and holds the key itself nowhere', async () => {
    const store = createStore();
    await store.save(makeConnection({ id: 'with' }), CANARY);
    await store.save(makeConnection({ id: 'without' }));

    const list = await store.list();
    expect(list.map(({ hasKey }) => hasKey)).toEqual([true, false]);
    expect(JSON.stringify(list)).not.toContain(CANARY);
    expect(list[0]).toEqual({ ...makeConnection({ id: 'with' }), hasKey: true });
  });
});

describe('a key', () => {
  const rules: Array<[rule: string, baseUrl: string, apiKey: string | undefined, kept: string]> = [
    ['stays when nothing is said about it', 'http://127.0.0.1:4010/v1', undefined, CANARY],
    ['stays at another path of its origin', 'http://127.0.0.1:4010/v2', undefined, CANARY],
    ['is replaced by a new one', 'http://127.0.0.1:4010/v1', 'new', 'new'],
    ['is forgotten for an empty one', 'http://127.0.0.1:4010/v1', '', ''],
    ['is forgotten at another port', ELSEWHERE, undefined, ''],
    ['is forgotten at another scheme', 'https://127.0.0.1:4010/v1', undefined, ''],
    ['is forgotten at another host', 'http://localhost:4010/v1', undefined, ''],
    ['can be given with another origin', ELSEWHERE, 'new', 'new'],
  ];

  it.each(rules)('%s', async (_rule, baseUrl, apiKey, kept) => {
    const store = createStore();
    await store.save(makeConnection(), CANARY);
    await store.save(makeConnection({ baseUrl }), apiKey);

    expect(await readKey(store)).toBe(kept);
    expect((await store.list())[0]?.hasKey).toBe(kept !== '');
  });

  it('does not come back when the connection returns to its first origin', async () => {
    const store = createStore();
    await store.save(makeConnection(), CANARY);
    await store.save(makeConnection({ baseUrl: ELSEWHERE }));
    await store.save(makeConnection());
    expect(await readKey(store)).toBe('');
  });

  it('is not given out for an origin it is not bound to, whatever the records say', async () => {
    const store = createStore();
    await store.save(makeConnection(), CANARY);
    const database = await openDatabase();
    await database.put('connections', {
      ...makeConnection({ baseUrl: ELSEWHERE }),
      createdAt: 0,
    });

    expect(await readKey(store)).toBe('');
    expect((await store.list())[0]?.hasKey).toBe(false);
  });
});

// Vitest fails the run on any rejection that nobody handles, so these hold that rule too.
describe.each(REFUSAL_KINDS)('when %s', (refusal) => {
  const work: Array<[name: string, method: Method, run: (store: Store) => Promise<unknown>]> = [
    ['list', 'getAll', (store) => store.list()],
    ['access', 'get', (store) => store.access('local')],
    ['save, on reading,', 'get', (store) => store.save(makeConnection(), 'new')],
    ['save, on writing,', 'put', (store) => store.save(makeConnection(), 'new')],
    ['save, on forgetting,', 'delete', (store) => store.save(makeConnection(), '')],
    ['remove', 'delete', (store) => store.remove('local')],
  ];

  it.each(work)('%s rejects with `storage`', async (_name, method, run) => {
    const store = createStore();
    await store.save(makeConnection(), CANARY);
    breakDatabase(method, refusal);
    await expect(run(store)).rejects.toMatchObject({ name: 'GlossError', code: 'storage' });
  });
});

describe('a change that is refused', () => {
  it.each(['the request fails', 'the commit fails'] as const)(
    'leaves the connection and its key as they were when %s',
    async (refusal) => {
      const store = createStore();
      await store.save(makeConnection(), CANARY);
      breakDatabase('delete', refusal);
      await expect(store.save(makeConnection({ name: 'New' }), '')).rejects.toMatchObject({
        code: 'storage',
      });
      vi.restoreAllMocks();

      expect((await store.list())[0]?.name).toBe('Local');
      expect(await readKey(store)).toBe(CANARY);
    },
  );

  it('rejects with `storage` when the database cannot be opened', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not allowed here', 'InvalidStateError');
    });
    await expect(createStore().list()).rejects.toMatchObject({ code: 'storage' });
  });
});
