// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { DIAGNOSIS_CODES, type Diagnosis, type Fix } from '../../lib/doctor/diagnosis.ts';
import { createConnection } from './fake-stores.ts';
import { renderApp } from './render-app.tsx';

const HOST = '127.0.0.1:4010';

function renderDiagnosis(part: Partial<Diagnosis>, language: 'en' | 'zh-CN' = 'en') {
  const diagnosis: Diagnosis = { code: 'other', fixes: [], ...part };
  const view = renderApp((signals) => {
    signals.route.value = 'settings';
    signals.language.value = language;
    signals.connections.value = [createConnection({ headers: { 'x-own': 'kept' } })];
    signals.permitted.value = new Set(['local']);
    signals.tests.value = new Map([['local', { status: 'done', diagnosis }]]);
  });
  const result = document.querySelector<HTMLElement>('.diagnosis') ?? document.body;
  return { ...view, result };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('what a test found out', () => {
  it.each(DIAGNOSIS_CODES)('%s has a sentence of its own in each language', (code) => {
    const error = { code: 'internal' as const, message: '', host: HOST };
    const english = renderDiagnosis({ code, error, firstTokenMs: 1234 });
    const words = english.result.textContent;
    expect(words.length).toBeGreaterThan(20);
    expect(words).not.toMatch(/[{}]/);
    english.unmount();
    const chinese = renderDiagnosis({ code, error, firstTokenMs: 1234 }, 'zh-CN').result;
    expect(chinese.textContent).toMatch(/\p{Script=Han}/u);
    expect(chinese.textContent).not.toMatch(/[{}]/);
  });

  it('stands beside the server’s own words', () => {
    const error = {
      code: 'auth' as const,
      message: 'never shown',
      host: HOST,
      status: 401,
      detail: '<b>bad key</b>',
    };
    const { result } = renderDiagnosis({ code: 'key-wrong', error });
    expect(result.textContent).toContain(`The key was rejected by ${HOST}.`);
    expect(result.textContent).toContain('HTTP 401 · In its own words:');
    expect(result.querySelector('blockquote')?.textContent).toBe('<b>bad key</b>');
    expect(result.textContent).not.toContain('never shown');
  });

  it('speaks of the server where no host is known', () => {
    expect(renderDiagnosis({ code: 'empty' }).result.textContent).toContain('the server answered');
  });
});

describe('a fix', () => {
  it.each<[Fix, string, Record<string, unknown>]>([
    [
      { type: 'set-base-url', baseUrl: 'http://127.0.0.1:11434/v1' },
      'Use http://127.0.0.1:11434/v1',
      { baseUrl: 'http://127.0.0.1:11434/v1' },
    ],
    [
      { type: 'set-header', name: 'x-new', value: 'true' },
      'Add the header x-new',
      { headers: { 'x-own': 'kept', 'x-new': 'true' } },
    ],
    [{ type: 'choose-model', models: ['a', 'b'] }, 'Use this model', { model: 'a' }],
    [
      { type: 'hide-origin', origin: 'http://127.0.0.1:11434' },
      'Let Ollama accept Gloss',
      { withoutOriginAt: 'http://127.0.0.1:11434' },
    ],
  ])('changes the connection by one click: %j', (fix, name, change) => {
    const { stores } = renderDiagnosis({ fixes: [fix] });
    press(name);
    expect(stores.settings.mendConnection).toHaveBeenCalledWith('local', change);
  });

  it('may leave a choice of models', () => {
    const fix = { type: 'choose-model' as const, models: ['a', 'b'] };
    const { stores, result } = renderDiagnosis({ fixes: [fix] });
    fireEvent.change(within(result).getByLabelText('Model'), { target: { value: 'b' } });
    press('Use this model');
    expect(stores.settings.mendConnection).toHaveBeenCalledWith('local', { model: 'b' });
  });

  it('asks for a host, then tests again', async () => {
    const fix = { type: 'allow-host' as const, pattern: 'https://api.example/*' };
    const { stores } = renderDiagnosis({ fixes: [fix] });
    press('Allow access to api.example');
    expect(stores.settings.requestPermission).toHaveBeenCalledWith('local');
    await waitFor(() => expect(stores.settings.testConnection).toHaveBeenCalledWith('local'));
  });

  it('opens the form at the key where that is missing', () => {
    renderDiagnosis({ fixes: [{ type: 'enter-key' }] });
    press('Enter the key');
    expect(document.activeElement).toBe(screen.getByLabelText('API key'));
  });

  it('waits as long as the server asks, then tests again', () => {
    const { stores, result } = renderDiagnosis({ fixes: [{ type: 'wait', ms: 1200 }] });
    expect(result.textContent).toContain('It asks to wait 2 seconds.');
    press('Test again');
    expect(stores.settings.testConnection).toHaveBeenCalledWith('local');
  });

  it('gives the command for each system, to be copied', async () => {
    const commands = { mac: 'launchctl x', windows: 'setx x', linux: 'systemctl x' };
    const { platform, result } = renderDiagnosis({
      fixes: [{ type: 'set-env', name: 'X', commands }],
    });
    const linux = within(within(result).getByRole('group', { name: 'Linux', hidden: true }));
    expect(linux.getByText('systemctl x')).toBeTruthy();
    fireEvent.click(linux.getByRole('button', { name: 'Copy', hidden: true }));
    await waitFor(() => expect(platform.copyText).toHaveBeenCalledWith('systemctl x'));
  });

  it('stands out when it is the best one', () => {
    renderDiagnosis({
      fixes: [
        { type: 'set-base-url', baseUrl: 'http://a.example' },
        { type: 'wait', ms: 1000 },
      ],
    });
    const isPrimary = (name: string) =>
      screen.getByRole('button', { name }).classList.contains('button-primary');
    expect(isPrimary('Use http://a.example')).toBe(true);
    expect(isPrimary('Test again')).toBe(false);
  });
});
