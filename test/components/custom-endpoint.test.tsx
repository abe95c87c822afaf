// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { findBodyProblem, findUrlProblem } from '../../components/settings/custom-problems.ts';
import { GlossError } from '../../lib/errors.ts';
import type { CustomEndpoint } from '../../lib/formats/custom-endpoint.ts';
import { FORMAT_IDS } from '../../lib/formats/format.ts';
import { createConnection } from './fake-stores.ts';
import { renderApp } from './render-app.tsx';

const CUSTOM: CustomEndpoint = {
  method: 'POST',
  url: 'https://api.example/ask',
  body: '{"q": "{{prompt}}"}',
  framing: 'sse',
  textPath: 'data.text',
  mode: 'delta',
  doneMark: '[DONE]',
  errorPath: 'msg',
};

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const getField = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) =>
  fireEvent.input(getField(label), { target: { value } });
const choose = (label: string, value: string) =>
  fireEvent.change(getField(label), { target: { value } });

function openNewForm(format = 'custom') {
  const view = renderApp((signals) => {
    signals.route.value = 'settings';
  });
  press('Add connection');
  press('Another endpoint');
  choose('Format', format);
  return view;
}

function editCustom(custom: Partial<CustomEndpoint> = {}) {
  const view = renderApp((signals) => {
    signals.route.value = 'settings';
    signals.connections.value = [
      createConnection({ format: 'custom', custom: { ...CUSTOM, ...custom } }),
    ];
  });
  press('Edit');
  return view;
}

describe('the format of a connection', () => {
  it('is one of all there are, each by its name', () => {
    openNewForm();
    const options = [...screen.getByLabelText<HTMLSelectElement>('Format').options];
    expect(options.map(({ value }) => value)).toEqual([...FORMAT_IDS]);
    expect(new Set(options.map(({ text }) => text)).size).toBe(FORMAT_IDS.length);
  });

  it.each([
    ['anthropic', 'https://api.anthropic.com/v1'],
    ['gemini', 'https://generativelanguage.googleapis.com/v1beta'],
    ['ollama', 'http://127.0.0.1:11434'],
  ])('%s has an address of its own to follow', (format, address) => {
    openNewForm(format);
    const hint = document.getElementById(
      getField('Address').getAttribute('aria-describedby') ?? '',
    );
    expect(hint?.textContent).toContain(`for example ${address}`);
  });

  it('is stored', () => {
    const { stores } = openNewForm('anthropic');
    type('Address', 'https://api.example');
    press('Save');
    const [draft] = stores.settings.saveConnection.mock.calls[0] ?? [];
    expect(draft).toMatchObject({ format: 'anthropic', baseUrl: 'https://api.example' });
    expect(draft).not.toHaveProperty('custom');
  });

  it('custom begins with the address that was there', () => {
    openNewForm('openai-chat');
    type('Address', 'https://api.example/ask');
    choose('Format', 'custom');
    expect(getField('URL').value).toBe('https://api.example/ask');
  });
});

describe('a custom endpoint', () => {
  it('is stored field by field', () => {
    const { stores } = openNewForm();
    type('URL', ' https://api.example:8443/ask?v={{model}} ');
    type('Body', '{"q": "{{prompt}}", "past": {{history}}}');
    choose('Framing', 'ndjson');
    type('Text path', 'data.text');
    choose('Text mode', 'cumulative');
    type('Done mark', 'bye');
    type('Error path', 'msg');
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledWith({
      name: 'api.example:8443',
      format: 'custom',
      baseUrl: 'https://api.example:8443',
      model: '',
      headers: {},
      options: {},
      custom: {
        method: 'POST',
        url: 'https://api.example:8443/ask?v={{model}}',
        body: '{"q": "{{prompt}}", "past": {{history}}}',
        framing: 'ndjson',
        textPath: 'data.text',
        mode: 'cumulative',
        doneMark: 'bye',
        errorPath: 'msg',
      },
    });
  });

  it('needs no more than its URL to be tried', () => {
    const { stores } = openNewForm();
    type('URL', 'https://api.example/ask');
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledTimes(1);
  });

  it('keeps what is stored when it is edited', () => {
    const { stores } = editCustom();
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'local', custom: CUSTOM }),
    );
  });

  it('says what is wrong only once it is to be saved, and until it is mended', () => {
    const { stores } = openNewForm();
    type('Body', '{"q": ');
    expect(screen.queryByRole('alert')).toBeNull();
    press('Save');
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
      expect.stringContaining('not an address Gloss can use'),
      expect.stringContaining('neither JSON nor a form'),
    ]);
    expect(getField('Body').value).toBe('{"q": ');
    type('URL', 'https://api.example/ask');
    type('Body', '{"q": "{{prompt}}"}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(stores.settings.saveConnection).not.toHaveBeenCalled();
  });

  it('has no body when it is asked by GET', () => {
    openNewForm();
    choose('Method', 'GET');
    expect(screen.queryByLabelText('Body')).toBeNull();
  });

  it('has no list of models to ask for, and no fields to merge into its body', () => {
    openNewForm();
    expect(screen.queryByRole('button', { name: 'List models' })).toBeNull();
    expect(screen.queryByLabelText('Extra body fields (JSON)')).toBeNull();
  });
});

describe('the rules of a custom endpoint', () => {
  it.each<[Partial<CustomEndpoint>, string | null, string | null]>([
    [{}, null, null],
    [{ url: '' }, 'error.invalid-url', null],
    [{ url: 'ftp://api.example' }, 'error.invalid-url', null],
    [{ url: 'https://{{model}}.example/ask' }, 'error.invalid-url', null],
    [{ url: 'https://me:pw@api.example/ask' }, 'error.invalid-url', null],
    [{ method: 'GET' }, 'custom.url-needs-prompt', null],
    [{ method: 'GET', url: 'https://api.example/?q={{prompt}}', body: 'x' }, null, null],
    [{ body: '{"messages": {{messages}}}' }, null, null],
    [{ body: '{"q": {{ prompt }}}' }, null, null],
    [{ body: '{"q": {{question}}}' }, null, 'custom.body-invalid'],
    [{ body: '{"q": "{{prompt}}",}' }, null, 'custom.body-invalid'],
    [{ body: '{"q": "hello"}' }, null, 'custom.body-needs-prompt'],
    [{ body: '{"past": {{history}}}' }, null, 'custom.body-needs-prompt'],
    [{ body: '' }, null, 'custom.body-needs-prompt'],
    [{ body: 'q={{prompt}}&stream=1' }, null, null],
    [{ body: 'q=1' }, null, 'custom.body-needs-prompt'],
    [{ body: 'ask {{prompt}}' }, null, 'custom.body-invalid'],
    [{ body: '{"key": {{key}}, "q": "{{prompt}}"}' }, null, null],
    [{ body: '', url: 'https://api.example/?q={{prompt}}' }, null, null],
  ])('%j: URL %s, body %s', (part, urlProblem, bodyProblem) => {
    expect(findUrlProblem({ ...CUSTOM, ...part })).toBe(urlProblem);
    expect(findBodyProblem({ ...CUSTOM, ...part })).toBe(bodyProblem);
  });
});

describe('a sample of the answer', () => {
  const SAMPLE = [
    { code: 0, data: { text: 'Keas live ', title: 'About mountain parrots' } },
    { code: 0, data: { text: 'in the mountains.', title: 'About mountain parrots' } },
  ]
    .map((frame) => `data:${JSON.stringify(frame)}\n\n`)
    .join('')
    .concat('data:[DONE]\n\n');

  const read = () => document.querySelector('.sample-text')?.textContent;

  it('shows what would be read, and fills in how', async () => {
    openNewForm();
    type('Paste a sample answer', SAMPLE);
    await waitFor(() => expect(read()).toBe('Keas live in the mountains.'));
    expect(getField('Framing').value).toBe('sse');
    expect(getField('Text path').value).toBe('data.text');
    expect(getField('Done mark').value).toBe('[DONE]');
  });

  it('is read by another field when that is chosen', async () => {
    openNewForm();
    type('Paste a sample answer', SAMPLE);
    const other = await screen.findByRole('button', { name: 'data.title' });
    expect(screen.getByRole('button', { name: 'data.text', pressed: true })).toBeTruthy();
    fireEvent.click(other);
    expect(getField('Text path').value).toBe('data.title');
    expect(read()).toContain('About mountain parrots');
    expect(screen.getByRole('button', { name: 'data.title', pressed: true })).toBeTruthy();
  });

  it('follows the path as it is typed, and says when there is nothing', async () => {
    openNewForm();
    type('Paste a sample answer', SAMPLE);
    await waitFor(() => expect(read()).toBe('Keas live in the mountains.'));
    type('Text path', 'data.nothing');
    expect(screen.getByText(/No text\. Choose the field/)).toBeTruthy();
  });

  it('that is a web page is refused in words, and changes nothing', async () => {
    editCustom();
    type('Paste a sample answer', '<!doctype html><html><body>Sign in</body></html>');
    expect((await screen.findByRole('alert')).textContent).toContain('This is a web page');
    expect(getField('Text path').value).toBe('data.text');
  });

  it('shows markup as the words it is', async () => {
    openNewForm();
    type('Paste a sample answer', 'data: {"text":"<img src=x onerror=alert(1)>"}\n\n');
    await waitFor(() => expect(read()).toBe('<img src=x onerror=alert(1)>'));
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('a sample that is fetched', () => {
  const read = () => document.querySelector('.sample-text')?.textContent;

  it('is the answer of the endpoint as it stands in the form, read as a pasted one is', async () => {
    const { stores } = openNewForm();
    stores.settings.fetchSample.mockResolvedValue('data: {"say":"Hello there."}\n\n');
    type('URL', 'https://api.example/ask');
    type('API key', 'sk-1');
    press('Fetch a sample answer');
    expect(screen.getByText('Asking the server to say hello…')).toBeTruthy();
    await waitFor(() => expect(read()).toBe('Hello there.'));
    expect(stores.settings.saveConnection).toHaveBeenCalledWith(
      expect.objectContaining({ baseUrl: 'https://api.example', apiKey: 'sk-1' }),
    );
    expect(stores.settings.fetchSample.mock.calls).toEqual([['saved']]);
    expect(getField('Paste a sample answer').value).toContain('"say"');
    expect(getField('Text path').value).toBe('say');
    expect(getField('API key').value).toBe('');
  });

  it('leaves alone what was typed while it was on its way', async () => {
    const { stores } = openNewForm();
    let resolve = (_sample: string) => {};
    stores.settings.fetchSample.mockReturnValue(new Promise((done) => (resolve = done)));
    type('URL', 'https://api.example/ask');
    press('Fetch a sample answer');
    await waitFor(() => expect(stores.settings.fetchSample).toHaveBeenCalled());
    type('Body', '{"later": "{{prompt}}"}');
    resolve('data: {"say":"Hello there."}\n\n');
    await waitFor(() => expect(read()).toBe('Hello there.'));
    expect(getField('Body').value).toBe('{"later": "{{prompt}}"}');
  });

  it('is not asked for while a field is wrong', async () => {
    const { stores } = openNewForm();
    press('Fetch a sample answer');
    expect((await screen.findByRole('alert')).textContent).toContain('not an address');
    expect(stores.settings.fetchSample).not.toHaveBeenCalled();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Fetch/ }).disabled).toBe(false);
  });

  it('that cannot be had says why', async () => {
    const { stores } = openNewForm();
    stores.settings.fetchSample.mockRejectedValue(
      new GlossError('not-found', 'status 404', { host: 'api.example', status: 404 }),
    );
    type('URL', 'https://api.example/ask');
    press('Fetch a sample answer');
    expect(await screen.findByText(/no such model or address at api\.example/)).toBeTruthy();
    expect(getField('Paste a sample answer').value).toBe('');
  });
});

describe('the user’s own session', () => {
  const LABEL = /Send my own session at chat\.baidu\.com along/;

  it.each(FORMAT_IDS)('%s: is only offered where there are services without keys', (format) => {
    openNewForm(format);
    type(format === 'custom' ? 'URL' : 'Address', 'https://chat.baidu.com/aichat/api');
    const isOffered = format === 'baidu' || format === 'custom';
    expect(screen.queryAllByLabelText(LABEL)).toHaveLength(isOffered ? 1 : 0);
  });

  it('goes along only when that is ticked, and the form says what it means', () => {
    const { stores } = openNewForm('baidu');
    type('Address', 'https://chat.baidu.com');
    expect(screen.getByText(/sends your cookies of chat\.baidu\.com/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText(LABEL));
    press('Save');
    const [draft] = stores.settings.saveConnection.mock.calls[0] ?? [];
    expect(draft).toMatchObject({ format: 'baidu', withCookies: true });
  });

  it('does not go along with a format that has no use for it', () => {
    const { stores } = openNewForm('baidu');
    type('Address', 'https://chat.baidu.com');
    fireEvent.click(screen.getByLabelText(LABEL));
    choose('Format', 'openai-chat');
    press('Save');
    const [draft] = stores.settings.saveConnection.mock.calls[0] ?? [];
    expect(draft).not.toHaveProperty('withCookies');
  });
});
