// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalModels } from '../../lib/doctor/find-local-models.ts';
import { GlossError } from '../../lib/errors.ts';
import type { TestState } from '../../lib/state/connection-checks.ts';
import { createAnswer, createConnection } from './fake-stores.ts';
import { renderApp, toSignals } from './render-app.tsx';

const KEY = 'sk-ant-api03-0123456789abcdef';
const WORKS: TestState = { status: 'done', diagnosis: { code: 'ok', fixes: [], firstTokenMs: 9 } };
const REFUSED: TestState = { status: 'done', diagnosis: { code: 'key-wrong', fixes: [] } };

const getField = (name: string | RegExp = /Paste a key/) =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const paste = (text: string, name?: string | RegExp) =>
  fireEvent.input(getField(name), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

/** The settings, whose servers list `models` and are found to be as `test` says. */
function renderQuick(test: TestState = WORKS, models: readonly string[] = []) {
  const view = renderApp((signals, { stores }) => {
    signals.route.value = 'settings';
    stores.settings.fetchModels.mockImplementation(async (id: string) => {
      signals.models.value = new Map([[id, models]]);
    });
    stores.settings.testConnection.mockImplementation(async (id: string) => {
      signals.tests.value = new Map([[id, test]]);
    });
    stores.settings.saveConnection.mockImplementation(async (draft) => {
      signals.connections.value = [{ ...createConnection(draft), id: 'saved' }];
      return 'saved';
    });
  });
  return { ...view, saved: view.stores.settings.saveConnection.mock.calls };
}

describe('a pasted key', () => {
  it('is recognised, and connects in one click: stored, model chosen, tested, in use', async () => {
    const { stores, saved } = renderQuick(WORKS, ['claude-haiku-5-5', 'claude-sonnet-5-5']);
    paste(KEY);
    expect(screen.getByText('Looks like a key of Anthropic.')).toBeTruthy();
    press('Connect');
    // Within the click, or the browser would not ask for the host.
    expect(saved[0]?.[0]).toMatchObject({
      name: 'Anthropic',
      format: 'anthropic',
      baseUrl: 'https://api.anthropic.com/v1',
      apiKey: KEY,
      model: 'claude-sonnet-5-5',
    });
    await screen.findByText('Done. Your questions now go to Anthropic.');
    expect(saved).toHaveLength(1);
    expect(stores.settings.testConnection).toHaveBeenCalledWith('saved');
    expect(stores.settings.activate).toHaveBeenCalledWith('saved');
    expect(document.activeElement?.textContent).toBe('Ask something');
  });

  it('takes a model the server has, and does not send the key a second time for it', async () => {
    const { saved } = renderQuick(WORKS, ['text-embedding', 'claude-next']);
    paste(KEY);
    press('Connect');
    await screen.findByText(/^Done/);
    expect(saved[1]?.[0]).toMatchObject({ id: 'saved', model: 'claude-next' });
    expect(saved[1]?.[0]).not.toHaveProperty('apiKey');
  });

  it('stays nowhere in the page once it is stored', async () => {
    renderQuick();
    paste(KEY);
    expect(getField().className).toContain('quick-secret');
    press('Connect');
    await screen.findByText(/^Done/);
    expect(getField().value).toBe('');
    expect(document.documentElement.outerHTML).not.toContain(KEY);
  });

  it('is connected by Enter', async () => {
    const { saved } = renderQuick();
    paste(KEY);
    fireEvent.keyDown(getField(), { key: 'Enter', isComposing: true });
    expect(saved).toHaveLength(0);
    fireEvent.keyDown(getField(), { key: 'Enter' });
    expect(saved).toHaveLength(1);
    await screen.findByText(/^Done/);
  });

  it('of several possible owners asks whose it is', async () => {
    const { saved } = renderQuick();
    paste(`sk-${'0123456789abcdef'.repeat(2)}`);
    const choice = within(screen.getByRole('group', { name: /Whose is it/ }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Connect' }).disabled).toBe(true);
    fireEvent.click(choice.getByRole('button', { name: 'DeepSeek' }));
    expect(saved[0]?.[0]).toMatchObject({ baseUrl: 'https://api.deepseek.com' });
    await screen.findByText(/^Done/);
  });

  it('of an unknown owner is kept while the service is chosen', () => {
    renderQuick();
    paste('what-0123456789-is-this');
    press('Connect');
    press('Groq');
    expect(screen.getByLabelText<HTMLInputElement>('API key').value).toBe(
      'what-0123456789-is-this',
    );
  });

  it('that is refused says so, is not put in use, and is mended by another', async () => {
    const { stores, saved } = renderQuick(REFUSED);
    paste(KEY);
    press('Connect');
    await screen.findByText(/Anthropic is saved, but does not answer yet/);
    expect(stores.settings.activate).not.toHaveBeenCalled();
    paste(`${KEY}-other`);
    press('Connect');
    expect(saved.at(-1)?.[0]).toMatchObject({ id: 'saved', apiKey: `${KEY}-other` });
  });

  it('that could not be stored is still there', async () => {
    const { stores } = renderQuick();
    stores.settings.saveConnection.mockRejectedValueOnce(new GlossError('storage', 'full'));
    paste(KEY);
    press('Connect');
    await screen.findByText(/could not use its storage/);
    expect(getField().value).toBe(KEY);
  });
});

describe('a pasted address', () => {
  it('of a server that wants no key connects at once', async () => {
    const { saved } = renderQuick(WORKS, ['nomic-embed-text', 'qwen3']);
    paste('localhost:11434');
    expect(screen.getByText('Looks like the address of Ollama.')).toBeTruthy();
    press('Connect');
    expect(saved[0]?.[0]).toMatchObject({ format: 'ollama', baseUrl: 'http://localhost:11434' });
    await screen.findByText(/^Done/);
    expect(saved[1]?.[0]).toMatchObject({ model: 'qwen3' });
  });

  it('of a service asks for its key, and takes whatever that looks like', async () => {
    const { saved } = renderQuick();
    paste('https://api.deepseek.com');
    press('Connect');
    paste('odd key', 'Now paste the key of DeepSeek');
    expect(getField(/DeepSeek/).className).toContain('quick-secret');
    press('Connect');
    expect(saved[0]?.[0]).toMatchObject({ name: 'DeepSeek', apiKey: 'odd key' });
    await screen.findByText(/^Done/);
  });

  it('of a stranger leads to the form, filled in', () => {
    renderQuick();
    paste('https://models.example/v1');
    press('Connect');
    expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe(
      'https://models.example/v1',
    );
  });
});

describe('a pasted command', () => {
  beforeAll(() => import('../../components/settings/read-command.ts'));
  const toCommand = (url: string, body: object) =>
    `curl ${url} -H 'Authorization: Bearer canary-0123456789' -d '${JSON.stringify(body)}'`;

  it('of a format Gloss knows connects, with the model it names', async () => {
    const { stores, saved } = renderQuick();
    paste(toCommand('https://models.example/v1/chat/completions', { model: 'own', messages: [] }));
    await screen.findByText('A request to models.example.');
    press('Connect');
    expect(saved[0]?.[0]).toMatchObject({ model: 'own', apiKey: 'canary-0123456789' });
    await screen.findByText(/^Done/);
    expect(stores.settings.fetchModels).not.toHaveBeenCalled();
  });

  it('of any other leads to the form', async () => {
    renderQuick();
    paste(toCommand('https://odd.example/say', { prompt: 'Hello there' }));
    await screen.findByText('A request to odd.example.');
    press('Connect');
    expect(screen.getByRole('textbox', { name: 'URL' })).toBeTruthy();
  });

  it('that says too little is not taken', async () => {
    renderQuick();
    paste('curl --help');
    await screen.findByText(/cannot make a connection of this/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Connect' }).disabled).toBe(true);
  });
});

it('what answers on this computer is connected by a click', async () => {
  const { signals, saved } = renderQuick();
  const ollama: LocalModels = {
    id: 'ollama',
    format: 'ollama',
    baseUrl: 'http://127.0.0.1:11434',
    models: ['bge-m3', 'qwen3'],
    needsKey: false,
  };
  signals.localModels.value = [ollama];
  fireEvent.click(await screen.findByRole('button', { name: 'Ollama · 2 models' }));
  expect(saved[0]?.[0]).toMatchObject({ format: 'ollama', model: 'qwen3' });
  await screen.findByText('Done. Your questions now go to Ollama.');
});

it.each([
  ['the empty chat', undefined],
  ['an answer that found nothing', createAnswer({ notes: ['no-match'], text: '' })],
  [
    'an answer that needs a model',
    createAnswer({ status: 'failed', error: { code: 'needs-model', message: '' } }),
  ],
])('from %s, the field has the focus, and later visits begin at the top', async (_from, answer) => {
  const { signals } = renderApp((before) => {
    before.turns.value = answer ? toSignals(answer) : [];
  });
  fireEvent.click(screen.getByRole('button', { name: 'Connect a model' }));
  await waitFor(() => expect(document.activeElement).toBe(getField()));
  signals.route.value = 'chat';
  fireEvent.click(await screen.findByRole('button', { name: 'Settings' }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Settings' }));
});
