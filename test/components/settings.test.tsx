// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { GlossError } from '../../lib/errors.ts';
import { ANSWER_LANGUAGES } from '../../lib/i18n/answer-languages.ts';
import { createConnection } from './fake-stores.ts';
import { renderApp } from './render-app.tsx';

const renderSettings = () =>
  renderApp((signals) => {
    signals.route.value = 'settings';
  });

describe('the preferences', () => {
  it.each([
    ['Language', 'zh-CN', { language: 'zh-CN' }],
    ['Theme', 'dark', { theme: 'dark' }],
    ['Answer language', 'ja', { answerLanguage: 'ja' }],
  ])('%s takes effect when chosen', (label, value, change) => {
    const { stores } = renderSettings();
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
    expect(stores.settings.setPreferences).toHaveBeenCalledWith(change);
  });

  it('names the languages of answers in the language of the interface', () => {
    renderSettings();
    const names = [...screen.getByLabelText<HTMLSelectElement>('Answer language').options];
    expect(names).toHaveLength(ANSWER_LANGUAGES.length + 1);
    expect(names.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['As in the text', 'Simplified Chinese', 'Japanese']),
    );
  });
});

describe('importing settings', () => {
  const FILE = {
    gloss: 1,
    activeConnection: 'local',
    connections: [
      { ...createConnection(), apiKey: 'secret' },
      { ...createConnection({ id: 'two', name: 'Two', baseUrl: 'https://api.example/v1' }) },
    ],
    preferences: { language: 'en' },
  };

  function choose(text: string) {
    fireEvent.change(screen.getByLabelText('Import settings'), {
      target: { files: [new File([text], 'gloss-settings.json')] },
    });
  }

  it('shows what is in the file, without its keys, before anything is changed', async () => {
    const { stores } = renderSettings();
    choose(JSON.stringify(FILE));
    const summary = await screen.findByRole('group', { name: 'Import settings' });
    for (const words of [
      '2 connections',
      '127.0.0.1:4010',
      'api.example',
      '1 of them with a key',
      'In use afterwards: Local',
    ]) {
      expect(summary.textContent).toContain(words);
    }
    expect(summary.textContent).not.toContain('secret');
    expect(stores.settings.importFile).not.toHaveBeenCalled();
  });

  it('imports from the button and says so', async () => {
    const { stores } = renderSettings();
    choose(JSON.stringify(FILE));
    fireEvent.click(await screen.findByRole('button', { name: 'Import' }));
    expect(stores.settings.importFile).toHaveBeenCalledWith(
      expect.objectContaining({ activeConnection: 'local' }),
    );
    expect(await screen.findByText('Imported 2 connections.')).toBeTruthy();
  });

  it('can be called off', async () => {
    const { stores } = renderSettings();
    choose(JSON.stringify(FILE));
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
    expect(stores.settings.importFile).not.toHaveBeenCalled();
  });

  it.each([
    ['not JSON', 'This is not a Gloss settings file'],
    [JSON.stringify({ ...FILE, connections: [{}] }), 'The trouble is at: connections.0'],
  ])('says in words what is wrong with a file: %s', async (text, words) => {
    renderSettings();
    choose(text);
    expect((await screen.findByRole('alert')).textContent).toContain(words);
  });

  it('says when it could not be stored', async () => {
    const { stores } = renderSettings();
    stores.settings.importFile.mockRejectedValueOnce(new GlossError('storage', 'disk full'));
    choose(JSON.stringify(FILE));
    fireEvent.click(await screen.findByRole('button', { name: 'Import' }));
    expect((await screen.findByRole('alert')).textContent).toContain('could not use its storage');
  });
});

describe('exporting settings', () => {
  it.each([false, true])('saves a file, with keys only if ticked (%s)', async (includeKeys) => {
    const { stores, platform } = renderSettings();
    if (includeKeys) fireEvent.click(screen.getByLabelText('Include keys'));
    fireEvent.click(screen.getByRole('button', { name: 'Export settings' }));
    expect(stores.settings.exportFile).toHaveBeenCalledWith(includeKeys);
    await Promise.resolve();
    expect(platform.saveFile).toHaveBeenCalledWith('gloss-settings.json', '{"gloss":1}');
  });
});
