// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { renderApp } from './render-app.tsx';

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const getField = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

function paste(command: string) {
  const view = renderApp((signals) => {
    signals.route.value = 'settings';
  });
  press('Add connection');
  press('Paste a cURL command');
  fireEvent.input(getField('cURL command'), { target: { value: command } });
  press('Read');
  return view;
}

const OPENAI = `curl https://api.example/v1/chat/completions \\
  -H 'Authorization: Bearer sk-0123456789abcdef' \\
  -d '{"model":"large","messages":[{"role":"user","content":"Hello there"}],"temperature":0.3}'`;

const OWN = `curl 'http://127.0.0.1:9000/ask' -H 'content-type: application/json' \\
  -H 'cookie: sid=very-secret' \\
  --data-raw '{"query":"What is a kea, please?","session":7}'`;

describe('pasting a cURL command', () => {
  it('shows what was understood before there is a connection', async () => {
    const { stores } = paste(OPENAI);
    const summary = (await screen.findByText('What Gloss understood')).parentElement?.textContent;
    for (const words of ['OpenAI chat completions', 'api.example', 'large', 'whole conversation']) {
      expect(summary).toContain(words);
    }
    expect(summary).toContain('The key in it goes to the key field');
    expect(summary).not.toContain('sk-0123456789abcdef');
    expect(summary).not.toContain('cookies');
    expect(stores.settings.saveConnection).not.toHaveBeenCalled();
  });

  it('goes on into the form, filled in', async () => {
    const { stores } = paste(OPENAI);
    fireEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(getField('API key').type).toBe('password');
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledWith({
      name: 'api.example',
      format: 'openai-chat',
      baseUrl: 'https://api.example/v1',
      apiKey: 'sk-0123456789abcdef',
      model: 'large',
      headers: {},
      options: { temperature: 0.3 },
    });
  });

  it('says where the question goes, and that cookies are left out', async () => {
    const { stores } = paste(OWN);
    const summary = (await screen.findByText('What Gloss understood')).parentElement?.textContent;
    expect(summary).toContain('"query": "{{prompt}}"');
    expect(summary).toContain('Its cookies were left out');
    press('Continue');
    expect(getField('Send my own session at 127.0.0.1:9000 along').checked).toBe(false);
    press('Save');
    const [draft] = stores.settings.saveConnection.mock.calls[0] ?? [];
    expect(draft).toMatchObject({ format: 'custom', custom: { method: 'POST' } });
    expect(draft).not.toHaveProperty('withCookies');
    expect(draft).not.toHaveProperty('wantsCookies');
    expect(JSON.stringify(draft)).not.toContain('very-secret');
  });

  it('says so when it finds no place for the question', async () => {
    paste(`curl http://127.0.0.1:9000/ask -d '{"a":1}'`);
    expect(await screen.findByText(/Not found\. Put {{prompt}} into the body/)).toBeTruthy();
  });

  it.each([
    ['hello', 'It needs one whole cURL command'],
    [`curl 'https://api.example`, 'It needs one whole cURL command'],
    ['curl https://api.example -d @body.json', 'It needs one whole cURL command'],
    ['curl ftp://api.example/x', 'not an address Gloss can use'],
  ])('says what is wrong and loses nothing: %s', async (command, words) => {
    paste(command);
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    expect(getField('cURL command').value).toBe(command);
  });

  it('reads anew after a change', async () => {
    paste('hello');
    await screen.findByRole('alert');
    fireEvent.input(getField('cURL command'), { target: { value: OPENAI } });
    expect(screen.queryByRole('alert')).toBeNull();
    press('Read');
    expect(await screen.findByText('What Gloss understood')).toBeTruthy();
  });

  it('leads back to the choice of services', () => {
    paste('hello');
    press('Back');
    expect(screen.getByRole('searchbox')).toBeTruthy();
  });
});
