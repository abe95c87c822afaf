// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { SETTINGS_INDEX } from '../../components/settings/settings-index.ts';
import { createConnection } from './fake-stores.ts';
import { renderApp } from './render-app.tsx';

function renderSettings(language: 'en' | 'zh-CN' = 'en') {
  return renderApp((signals) => {
    signals.route.value = 'settings';
    signals.language.value = language;
    signals.connections.value = [createConnection({ name: 'Desk' })];
  });
}

const search = (query: string) =>
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: query } });
/** The innermost parts that are shown. */
const listShown = () =>
  [...document.querySelectorAll('[data-setting]')]
    .filter((part) => part.closest('[hidden]') === null && !part.querySelector('[data-setting]'))
    .map((part) => part.getAttribute('data-setting'));

describe('searching the settings', () => {
  it.each<['en' | 'zh-CN', string, string[]]>([
    ['en', 'dark', ['preferences.theme']],
    ['en', 'THEME', ['preferences.theme']],
    ['en', 'language answers', ['preferences.answer-language']],
    ['en', 'include keys', ['file.export']],
    ['en', 'ollama', ['quick.title']],
    ['en', 'desk', ['connections.add']],
    ['en', 'seconds silence', ['connections.add']],
    ['en', 'settings file', ['file.import', 'file.export']],
    ['zh-CN', '外观', ['preferences.theme']],
    ['zh-CN', 'theme', ['preferences.theme']],
    ['zh-CN', '导出', ['file.export']],
  ])('in %s finds by label and explanation: %s', (language, query, names) => {
    renderSettings(language);
    search(query);
    expect(listShown()).toEqual(names);
  });

  it('says where a setting of a connection is', () => {
    renderSettings();
    search('context window');
    expect(screen.getByText(/the form of each connection has this setting/)).toBeTruthy();
  });

  it('says when there is nothing, and brings all back with Escape', () => {
    renderSettings();
    const all = listShown();
    search('zebra');
    expect(listShown().filter((name) => name !== null && name in SETTINGS_INDEX)).toEqual([]);
    expect(screen.getByText(/No setting has these words/)).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
    expect(listShown()).toEqual(all);
  });

  it('knows every part there is', () => {
    renderSettings();
    const indexed = Object.entries(SETTINGS_INDEX).flatMap(([title, controls]) => [
      title,
      ...controls.map(({ label }) => label),
    ]);
    const parts = [...document.querySelectorAll('[data-setting]')];
    expect(indexed).toEqual(
      expect.arrayContaining(parts.map((part) => part.getAttribute('data-setting'))),
    );
    const controls = document.querySelectorAll('main button, main select, main textarea');
    for (const control of controls) expect(control.closest('[data-setting]')).not.toBeNull();
  });
});

describe('every control', () => {
  const SELECTOR = 'button, select, textarea, input:not([type=search])';

  function describeControl(control: Element): string {
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    const label = control.closest('label')?.title ?? '';
    return [...texts, control.getAttribute('title') ?? '', label].join('').trim();
  }

  it.each(['connections.title', 'preferences.title', 'file.title'])(
    'of the section %s is explained',
    (section) => {
      renderSettings();
      const controls = document.querySelectorAll(`[data-setting="${section}"] :is(${SELECTOR})`);
      expect(controls.length).toBeGreaterThan(1);
      for (const control of controls) expect(describeControl(control)).not.toBe('');
    },
  );

  it('of a connection’s form is explained', () => {
    renderSettings();
    const entry = within(screen.getByRole('group', { name: 'Desk' }));
    fireEvent.click(entry.getByRole('button', { name: 'Edit' }));
    const fields = document.querySelectorAll('form :is(input, select, textarea)');
    expect(fields.length).toBeGreaterThan(9);
    for (const field of fields) expect(describeControl(field)).not.toBe('');
  });
});

describe('the numbers of a connection', () => {
  const openForm = (part: Parameters<typeof createConnection>[0] = {}) => {
    const view = renderApp((signals) => {
      signals.route.value = 'settings';
      signals.connections.value = [createConnection(part)];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    return { ...view, saved: view.stores.settings.saveConnection.mock.calls };
  };
  const type = (label: string | RegExp, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));

  it('are stored, 0 as well', () => {
    const { saved } = openForm();
    type(/first word at most/, '0');
    type(/seconds of silence/, '45');
    type('Context window (tokens)', '16000');
    type(/^Price of what is read/, '0');
    type(/^Price of what is written/, '0.42');
    save();
    expect(saved[0]?.[0]).toMatchObject({
      limits: { firstByteSeconds: 0, silenceSeconds: 45 },
      contextTokens: 16_000,
      prices: { input: 0, output: 0.42 },
    });
  });

  it('stay when something else is changed, and go when they are emptied', () => {
    const numbers = {
      limits: { silenceSeconds: 30 },
      contextTokens: 9000,
      prices: { output: 2 },
    };
    const { saved } = openForm(numbers);
    type('Name', 'Other');
    save();
    expect(saved[0]?.[0]).toMatchObject(numbers);
  });

  it('are left out where they are empty', () => {
    const { saved } = openForm({ limits: { silenceSeconds: 30 }, contextTokens: 9000 });
    type(/seconds of silence/, '');
    type('Context window (tokens)', '');
    save();
    expect(saved[0]?.[0]).not.toHaveProperty('limits');
    expect(saved[0]?.[0]).not.toHaveProperty('contextTokens');
  });

  it.each([
    [/first word at most/, '-1'],
    [/seconds of silence/, 'soon'],
    ['Context window (tokens)', '0'],
    ['Context window (tokens)', '1.5'],
    [/^Price of what is read/, '$3'],
  ])('are not stored while they are wrong: %s %s', (label, value) => {
    const { saved } = openForm();
    type(label, value);
    save();
    expect(saved).toEqual([]);
    expect(screen.getByRole('alert').textContent).toMatch(/^Write a/);
  });

  it('tell Ollama its window, which it must know', () => {
    const { saved } = openForm({
      format: 'ollama',
      options: { options: { num_ctx: 8192, seed: 1 } },
    });
    const field = screen.getByLabelText<HTMLInputElement>('Context window (tokens)');
    expect(field.value).toBe('8192');
    type('Context window (tokens)', '32768');
    save();
    expect(saved[0]?.[0]).toMatchObject({ options: { options: { num_ctx: 32_768, seed: 1 } } });
    expect(saved[0]?.[0]).not.toHaveProperty('contextTokens');
  });

  it('are shown in the list', () => {
    renderApp((signals) => {
      signals.route.value = 'settings';
      signals.connections.value = [createConnection({ contextTokens: 16_000 })];
    });
    expect(screen.getByText('About 16,000 tokens at once')).toBeTruthy();
  });
});
