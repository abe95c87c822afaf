import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GlossError } from '../../../lib/errors.ts';
import { breakDatabase, useFreshDatabase } from '../store/fresh-database.ts';
import { makeConnection } from '../store/sample-connection.ts';
import { makeDraft, OLLAMA, openPage, WORKS } from './open-settings-page.ts';

beforeEach(useFreshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('saving a connection', () => {
  it('stores it, cleans its address, and gives its id', async () => {
    const { settings, announce } = openPage();
    const id = await settings.saveConnection(makeDraft({ baseUrl: ' http://127.0.0.1:4010/v1/ ' }));
    expect(settings.connections.value).toEqual([
      { ...makeConnection({ id, baseUrl: 'http://127.0.0.1:4010/v1' }), hasKey: false },
    ]);
    expect(announce).toHaveBeenCalledOnce();
  });

  it('makes the first one the one in use, and no later one', async () => {
    const { settings } = openPage();
    const first = await settings.saveConnection(makeDraft({ name: 'First' }));
    await settings.saveConnection(makeDraft({ name: 'Second' }));
    expect(settings.activeConnection.value?.id).toBe(first);
    expect(settings.connections.value).toHaveLength(2);
  });

  it('changes the one it names, and keeps its key when none is given', async () => {
    const { settings, readKey } = openPage();
    const id = await settings.saveConnection(makeDraft({ apiKey: 'canary' }));
    expect(settings.connections.value[0]?.hasKey).toBe(true);
    await settings.saveConnection(makeDraft({ id, name: 'Renamed' }));
    expect(settings.connections.value.map(({ name }) => name)).toEqual(['Renamed']);
    expect(await readKey(id)).toBe('canary');
    await settings.saveConnection(makeDraft({ id, apiKey: '' }));
    expect(await readKey(id)).toBe('');
  });

  it('leaves the key in no signal', async () => {
    const { settings } = openPage();
    await settings.saveConnection(makeDraft({ apiKey: 'canary' }));
    const shown = Object.values(settings).map((field) =>
      typeof field === 'object' ? field.value : '',
    );
    expect(JSON.stringify(shown)).toContain('127.0.0.1');
    expect(JSON.stringify(shown)).not.toContain('canary');
  });

  it('asks for its host within the click, and does not wait for the answer', async () => {
    const { settings, permissions } = openPage();
    permissions.request.mockReturnValue(new Promise(() => {}));
    const saved = settings.saveConnection(makeDraft());
    expect(permissions.request.mock.calls).toEqual([[['http://127.0.0.1/*']]]);
    await expect(saved).resolves.toBeTypeOf('string');
  });

  it('shows whether the host may be reached once the user has answered', async () => {
    const { settings } = openPage();
    const id = await settings.saveConnection(makeDraft());
    await vi.waitFor(() => expect(settings.permitted.value).toEqual(new Set([id])));
  });

  it.each(['', 'a.test', 'ftp://a.test', 'https://me:secret@a.test'])(
    'rejects with `invalid-url` for %j, and asks for nothing',
    async (baseUrl) => {
      const { settings, permissions } = openPage();
      await expect(settings.saveConnection(makeDraft({ baseUrl }))).rejects.toMatchObject({
        code: 'invalid-url',
      });
      expect(permissions.request).not.toHaveBeenCalled();
      expect(settings.connections.value).toEqual([]);
    },
  );

  it('rejects with `storage` when it is not stored, so that the form stays open', async () => {
    const { settings, announce } = openPage();
    await settings.saveConnection(makeDraft({ name: 'First' }));
    announce.mockClear();
    breakDatabase('put', 'the commit fails');
    await expect(settings.saveConnection(makeDraft({ name: 'Second' }))).rejects.toMatchObject({
      code: 'storage',
    });
    expect(settings.connections.value.map(({ name }) => name)).toEqual(['First']);
    expect(announce).not.toHaveBeenCalled();
  });

  it('forgets what the last test found out', async () => {
    const { settings } = openPage();
    const id = await settings.saveConnection(makeDraft());
    void settings.testConnection(id);
    await vi.waitFor(() => expect(settings.tests.value.get(id)?.status).toBe('done'));
    await settings.saveConnection(makeDraft({ id, model: 'other' }));
    expect(settings.tests.value.has(id)).toBe(false);
  });
});

describe('the connection in use', () => {
  it('is none at first: the engine on this device', () => {
    expect(openPage().settings.activeConnection.value).toBeNull();
  });

  it('is the one that was chosen, or the engine on this device', async () => {
    const { settings, storage } = openPage();
    await settings.saveConnection(makeDraft());
    const second = await settings.saveConnection(makeDraft());
    await settings.activate(second);
    expect(settings.activeConnection.value?.id).toBe(second);
    await settings.activate('on-device');
    expect(settings.activeConnection.value).toBeNull();
    expect((await storage.read()).activeConnection).toBe('on-device');
  });

  it('falls back to the engine on this device when it is removed', async () => {
    const { settings, storage, readKey } = openPage();
    const id = await settings.saveConnection(makeDraft({ apiKey: 'canary' }));
    await settings.removeConnection(id);
    expect(settings.connections.value).toEqual([]);
    expect(settings.activeConnection.value).toBeNull();
    expect((await storage.read()).activeConnection).toBe('on-device');
    expect(await readKey(id)).toBeUndefined();
  });

  it('stays when another is removed', async () => {
    const { settings } = openPage();
    const first = await settings.saveConnection(makeDraft());
    await settings.removeConnection(await settings.saveConnection(makeDraft()));
    expect(settings.activeConnection.value?.id).toBe(first);
  });
});

describe('a permission', () => {
  it('is asked for within the click', async () => {
    const { settings, permissions, granted } = openPage();
    const id = await settings.saveConnection(makeDraft());
    granted.clear();
    permissions.request.mockClear();
    const asked = settings.requestPermission(id);
    expect(permissions.request.mock.calls).toEqual([[['http://127.0.0.1/*']]]);
    await asked;
    expect(settings.permitted.value).toEqual(new Set([id]));
  });

  it('that is refused leaves the connection without', async () => {
    const { settings, permissions } = openPage();
    permissions.request.mockResolvedValue(false);
    const id = await settings.saveConnection(makeDraft());
    await settings.requestPermission(id);
    expect(settings.permitted.value).toEqual(new Set());
    expect(settings.problem.value).toBeNull();
  });

  it('is not asked for a connection there is not', async () => {
    const { settings, permissions } = openPage();
    await settings.requestPermission('nobody');
    expect(permissions.request).not.toHaveBeenCalled();
  });

  it.each(['request', 'contains'] as const)(
    'that cannot be asked for is a problem, and no more: %s',
    async (method) => {
      const { settings, permissions } = openPage();
      const id = await settings.saveConnection(makeDraft());
      permissions[method].mockRejectedValue(new Error('no such scheme'));
      await settings.requestPermission(id);
      expect(settings.problem.value).toMatchObject({ code: 'internal' });
      expect(settings.connections.value).toHaveLength(1);
    },
  );
});

describe('a test', () => {
  it('is running, and then says what was found', async () => {
    const { settings, background } = openPage();
    void settings.testConnection('a');
    expect(settings.tests.value.get('a')).toEqual({ status: 'running' });
    await vi.waitFor(() =>
      expect(settings.tests.value.get('a')).toEqual({ status: 'done', diagnosis: WORKS }),
    );
    expect(background.diagnose.mock.calls).toEqual([['a']]);
  });

  it('that failed says why, and touches no other', async () => {
    const { settings, background } = openPage();
    void settings.testConnection('good');
    background.diagnose.mockRejectedValueOnce(new GlossError('auth', 'refused', { status: 401 }));
    void settings.testConnection('bad');
    await vi.waitFor(() =>
      expect(settings.tests.value).toEqual(
        new Map<string, unknown>([
          ['good', { status: 'done', diagnosis: WORKS }],
          ['bad', { status: 'failed', error: { code: 'auth', message: 'refused', status: 401 } }],
        ]),
      ),
    );
  });
});

describe('a fix', () => {
  it('changes the connection, keeps its key, and tests it again', async () => {
    const { settings, background } = openPage();
    const id = await settings.saveConnection(makeDraft({ apiKey: 'canary' }));
    await settings.mendConnection(id, { model: 'better' });
    expect(settings.connections.value).toMatchObject([{ id, model: 'better', hasKey: true }]);
    expect(background.diagnose.mock.calls).toEqual([[id]]);
  });

  it('of a connection that is gone does nothing', async () => {
    const { settings, background } = openPage();
    await settings.mendConnection('gone', { model: 'better' });
    expect(settings.connections.value).toEqual([]);
    expect(background.diagnose).not.toHaveBeenCalled();
  });
});

describe('models on this computer', () => {
  it('are looked for once the browser was asked', async () => {
    const { settings, permissions } = openPage();
    expect(settings.localModels.value).toBeNull();
    await settings.findLocalModels();
    expect(permissions.request.mock.calls).toEqual([
      [['http://127.0.0.1/*', 'http://localhost/*']],
    ]);
    expect(settings.localModels.value).toEqual([OLLAMA]);
  });
});

describe('a sample answer', () => {
  it('is asked for only when the user has answered about the host', async () => {
    const { settings, permissions, background } = openPage();
    let answer = (_isGranted: boolean) => {};
    permissions.request.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const id = await settings.saveConnection(makeDraft());
    const sample = settings.fetchSample(id);
    await settings.refresh();
    expect(background.fetchSample).not.toHaveBeenCalled();
    answer(true);
    await expect(sample).resolves.toBe('data: Hello\n\n');
    expect(background.fetchSample.mock.calls).toEqual([[id]]);
  });
});

describe('the list of models', () => {
  it('is there once it was asked for', async () => {
    const { settings } = openPage();
    expect(settings.models.value.has('a')).toBe(false);
    void settings.fetchModels('a');
    await vi.waitFor(() => expect(settings.models.value.get('a')).toEqual(['demo']));
  });

  it('is asked for only when the user has answered about the host', async () => {
    const { settings, permissions, background } = openPage();
    let answer = (_isGranted: boolean) => {};
    permissions.request.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const id = await settings.saveConnection(makeDraft());
    void settings.fetchModels(id);
    await settings.refresh();
    expect(background.fetchModels).not.toHaveBeenCalled();
    answer(false);
    await vi.waitFor(() => expect(background.fetchModels.mock.calls).toEqual([[id]]));
  });

  it('that cannot be had counts as a failed test', async () => {
    const { settings, background } = openPage();
    background.fetchModels.mockRejectedValueOnce(new GlossError('network', 'gone'));
    void settings.fetchModels('a');
    await vi.waitFor(() =>
      expect(settings.tests.value.get('a')).toMatchObject({ status: 'failed' }),
    );
    expect(settings.models.value.has('a')).toBe(false);
  });
});
