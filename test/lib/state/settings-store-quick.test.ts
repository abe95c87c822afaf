import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useFreshDatabase } from '../store/fresh-database.ts';
import { makeDraft, openPage, WORKS } from './open-settings-page.ts';

beforeEach(useFreshDatabase);

describe('connecting in one go', () => {
  it('asks for a host once: what may be reached already is saved without a question', async () => {
    const { settings, permissions } = openPage();
    const id = await settings.saveConnection(makeDraft());
    await settings.fetchModels(id);
    await settings.saveConnection(makeDraft({ id, model: 'other' }));
    expect(permissions.request).toHaveBeenCalledTimes(1);
    await settings.saveConnection(makeDraft({ id, baseUrl: 'https://a.test/v1' }));
    expect(permissions.request).toHaveBeenLastCalledWith(['https://a.test/*']);
  });

  it('asks again for a host that was refused', async () => {
    const { settings, permissions } = openPage();
    permissions.request.mockResolvedValue(false);
    const id = await settings.saveConnection(makeDraft());
    await settings.fetchModels(id);
    await settings.saveConnection(makeDraft({ id }));
    expect(permissions.request).toHaveBeenCalledTimes(2);
  });

  it('knows the list and the result of the test once they are there', async () => {
    const { settings, background } = openPage();
    const id = await settings.saveConnection(makeDraft());
    await settings.fetchModels(id);
    expect(settings.models.value.get(id)).toEqual(['demo']);
    await settings.testConnection(id);
    expect(settings.tests.value.get(id)).toEqual({ status: 'done', diagnosis: WORKS });
    background.diagnose.mockRejectedValueOnce(new Error('gone'));
    await settings.testConnection(id);
    expect(settings.tests.value.get(id)?.status).toBe('failed');
  });

  it('lists no models before the user has answered about the host', async () => {
    const { settings, background, permissions } = openPage();
    let answer = (_isGranted: boolean) => {};
    permissions.request.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const id = await settings.saveConnection(makeDraft());
    const listed = settings.fetchModels(id);
    await vi.waitFor(() => expect(settings.connections.value).toHaveLength(1));
    expect(background.fetchModels).not.toHaveBeenCalled();
    answer(true);
    await listed;
    expect(background.fetchModels).toHaveBeenCalledWith(id);
  });

  it('takes limits and the window of a model out in a file, and in again', async () => {
    const { settings } = openPage();
    const numbers = { limits: { firstByteSeconds: 0, silenceSeconds: 45 }, contextTokens: 16_000 };
    await settings.saveConnection(makeDraft(numbers));
    const file = await settings.parseFile(await settings.exportFile(false));
    expect(file.connections[0]).toMatchObject(numbers);
    await settings.importFile(file);
    expect(settings.connections.value[0]).toMatchObject(numbers);
  });
});
