// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { GlossError } from '../../lib/errors.ts';
import type { TestState } from '../../lib/state/connection-checks.ts';
import { createConnection } from './fake-stores.ts';
import { renderApp, update } from './render-app.tsx';

const CLOUD = createConnection({
  id: 'cloud',
  name: 'Cloud',
  baseUrl: 'https://api.example/v1',
  model: 'large',
  hasKey: false,
});

const renderSettings = () =>
  renderApp((signals) => {
    signals.route.value = 'settings';
    signals.connections.value = [createConnection(), CLOUD];
    signals.activeId.value = 'local';
    signals.permitted.value = new Set(['local']);
  });

const inEntry = (name: string) => within(screen.getByRole('group', { name }));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const getField = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) =>
  fireEvent.input(getField(label), { target: { value } });

describe('the list of connections', () => {
  it('tells what each is and how it stands', () => {
    renderSettings();
    const local = screen.getByRole('group', { name: 'Local' }).textContent;
    expect(local).toContain('127.0.0.1:4010 · demo');
    expect(local).toContain('In use');
    expect(local).toContain('Key stored');
    const cloud = screen.getByRole('group', { name: 'Cloud' }).textContent;
    expect(cloud).toContain('No key');
    expect(cloud).toContain('Access not allowed yet');
    expect(cloud).not.toContain('In use');
  });

  it('uses, tests and asks for access', () => {
    const { stores } = renderSettings();
    expect(inEntry('Local').queryByRole('button', { name: 'Use' })).toBeNull();
    for (const name of ['Use', 'Test', 'Allow access to api.example']) {
      fireEvent.click(inEntry('Cloud').getByRole('button', { name }));
    }
    expect(stores.settings.activate).toHaveBeenCalledWith('cloud');
    expect(stores.settings.testConnection).toHaveBeenCalledWith('cloud');
    expect(stores.settings.requestPermission).toHaveBeenCalledWith('cloud');
  });

  it('removes only after a second word', () => {
    const { stores } = renderSettings();
    const remove = () => fireEvent.click(inEntry('Cloud').getByRole('button', { name: 'Remove' }));
    remove();
    expect(inEntry('Cloud').getByText('Remove Cloud and its key?')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Keep');
    fireEvent.click(inEntry('Cloud').getByRole('button', { name: 'Keep' }));
    expect(stores.settings.removeConnection).not.toHaveBeenCalled();
    remove();
    remove();
    expect(stores.settings.removeConnection).toHaveBeenCalledWith('cloud');
  });

  it.each<[TestState, string]>([
    [{ status: 'running' }, 'Asking for one word'],
    [
      { status: 'done', diagnosis: { code: 'ok', fixes: [], firstTokenMs: 1234 } },
      'the first word came after 1,234 ms',
    ],
    [
      { status: 'failed', error: { code: 'auth', message: '', host: 'api.example' } },
      'The key was rejected by api.example',
    ],
  ])('tells what a test found out: %j', (test, words) => {
    const { signals } = renderSettings();
    update(() => {
      signals.tests.value = new Map([['cloud', test]]);
    });
    expect(inEntry('Cloud').getByRole('status').textContent).toContain(words);
  });
});

describe('the form of a connection', () => {
  const openNewForm = () => {
    press('Add connection');
    press('Another endpoint');
  };

  it('stores a new one', async () => {
    const { stores } = renderSettings();
    openNewForm();
    type('Address', ' http://127.0.0.1:11434/v1 ');
    type('API key', 'secret');
    type('Model', 'qwen');
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledWith({
      name: '127.0.0.1:11434',
      format: 'openai-chat',
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: 'secret',
      model: 'qwen',
      headers: {},
      options: {},
    });
    await screen.findByRole('button', { name: 'Add connection' });
  });

  const edit = (name: string) =>
    fireEvent.click(inEntry(name).getByRole('button', { name: 'Edit' }));

  it('never shows a stored key, and keeps it when no other is typed', () => {
    const { stores } = renderSettings();
    edit('Local');
    expect(getField('API key').value).toBe('');
    expect(getField('API key').placeholder).toBe('A key is stored');
    type('Model', 'other');
    press('Save');
    const [draft] = stores.settings.saveConnection.mock.calls[0] ?? [];
    expect(draft).toMatchObject({ id: 'local', model: 'other' });
    expect(draft).not.toHaveProperty('apiKey');
  });

  it('forgets a stored key when told to', () => {
    const { stores } = renderSettings();
    edit('Local');
    fireEvent.click(getField('Forget the stored key'));
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'local', apiKey: '' }),
    );
  });

  it('says what is wrong and loses nothing that was typed', async () => {
    const { stores } = renderSettings();
    stores.settings.saveConnection.mockRejectedValueOnce(
      new GlossError('invalid-url', 'no http(s) URL'),
    );
    openNewForm();
    type('Name', 'Mine');
    type('Address', 'ftp://nowhere');
    type('API key', 'secret');
    press('Save');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'not an address Gloss can use',
    );
    expect(getField('Name').value).toBe('Mine');
    expect(getField('Address').value).toBe('ftp://nowhere');
    expect(getField('API key').value).toBe('secret');
  });

  it('keeps changes of several fields made at once, as password managers make them', () => {
    renderSettings();
    openNewForm();
    update(() => {
      type('Name', 'Mine');
      type('Model', 'qwen');
    });
    expect(getField('Name').value).toBe('Mine');
    expect(getField('Model').value).toBe('qwen');
  });

  it('warns that a key stays behind when the address moves to another server', () => {
    renderSettings();
    edit('Local');
    type('Address', 'https://api.example/v1');
    expect(screen.getByText(/stored key belongs to 127\.0\.0\.1:4010/)).toBeTruthy();
    type('API key', 'new');
    expect(screen.queryByText(/stored key belongs to/)).toBeNull();
  });

  it.each([
    ['http://10.0.0.9/v1', true],
    ['http://models.example/v1', true],
    ['http://127.0.0.1.example/v1', true],
    ['https://models.example/v1', false],
    ['http://127.0.0.1:11434/v1', false],
    ['http://localhost:1234/v1', false],
    ['http://[::1]:1234/v1', false],
  ])('warns of an address that others can listen to: %s %s', (address, isWarned) => {
    renderSettings();
    openNewForm();
    type('Address', address);
    expect(screen.queryByText(/Without https/) !== null).toBe(isWarned);
  });

  it.each([
    ['Extra headers (JSON)', '{"X-Team": 1}', 'Write an object whose values are texts'],
    ['Extra headers (JSON)', '{', 'Write an object whose values are texts'],
    ['Extra body fields (JSON)', '[1]', 'Write a JSON object'],
  ])('does not store %s while they are %s', (label, text, words) => {
    const { stores } = renderSettings();
    edit('Local');
    type(label, text);
    press('Save');
    expect(screen.getByRole('alert').textContent).toContain(words);
    expect(document.querySelector('details')?.open).toBe(true);
    expect(stores.settings.saveConnection).not.toHaveBeenCalled();
  });

  it('stores extra headers and body fields', () => {
    const { stores } = renderSettings();
    edit('Local');
    type('Extra headers (JSON)', '{"X-Team": "a"}');
    type('Extra body fields (JSON)', '{"temperature": 0}');
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledWith(
      expect.objectContaining({ headers: { 'X-Team': 'a' }, options: { temperature: 0 } }),
    );
  });

  it('stores before it asks for the list of models, and offers what there is', async () => {
    const { stores, signals } = renderSettings();
    edit('Local');
    press('List models');
    await waitFor(() => expect(stores.settings.fetchModels).toHaveBeenCalledWith('saved'));
    update(() => {
      signals.connections.value = [createConnection({ id: 'saved' })];
      signals.models.value = new Map([['saved', ['a', 'b']]]);
    });
    const options = [...document.querySelectorAll('datalist option')];
    expect(options.map((option) => option.getAttribute('value'))).toEqual(['a', 'b']);
    expect(screen.getByText('2 models to choose from')).toBeTruthy();
  });
});
