// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../lib/formats/presets/presets.ts';
import type { LanguageTag } from '../../lib/i18n/languages.ts';
import { createConnection } from './fake-stores.ts';
import { renderApp } from './render-app.tsx';

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const getField = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const listNames = () =>
  [...document.querySelectorAll('.preset')].map((button) => button.textContent);

function openPicker(language: LanguageTag = 'en') {
  const view = renderApp((signals) => {
    signals.route.value = 'settings';
    signals.language.value = language;
  });
  press(language === 'en' ? 'Add connection' : '添加连接');
  return view;
}

const search = (query: string) =>
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: query } });

describe('choosing what a new connection goes to', () => {
  it('offers every service we know, those on this computer first', () => {
    openPicker();
    expect(PRESETS.length).toBeGreaterThanOrEqual(25);
    expect(listNames()).toHaveLength(PRESETS.length);
    const groups = screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));
    expect(groups).toEqual([
      'On this computer',
      'Over the network',
      'Your own account, your own server',
    ]);
    const local = screen.getByRole('group', { name: 'On this computer' });
    expect(within(local).getByRole('button', { name: 'Ollama' })).toBeTruthy();
  });

  it.each<[LanguageTag, string, string]>([
    ['en', 'deepseek', 'DeepSeek'],
    ['en', 'OPENAI azure', 'Azure OpenAI'],
    ['en', 'api.groq', 'Groq'],
    ['zh-CN', '豆包', '豆包（火山方舟）'],
    ['zh-CN', 'volcengine', '豆包（火山方舟）'],
  ])('finds by name, in any language, and by address (%s: %s)', (language, query, name) => {
    openPicker(language);
    search(query);
    expect(listNames()).toEqual([name]);
  });

  it.each<[LanguageTag, string, RegExp]>([
    ['en', 'Sider', /the token its page sends/],
    ['en', 'Baidu AI chat', /Your own session/],
    ['en', 'ChatGLM report server', /“query” and “history”/],
    ['en', 'FastAPI server', /of your own making/],
    ['zh-CN', '百度 AI 对话', /你自己的登录会话/],
  ])(
    'explains what only the user can reach, there and in the form (%s: %s)',
    (language, name, hint) => {
      openPicker(language);
      const button = screen.getByRole('button', { name });
      const id = button.getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(id)?.textContent).toMatch(hint);
      fireEvent.click(button);
      expect(screen.getByText(hint)).toBeTruthy();
    },
  );

  it('says what else can be done when there is no such service', () => {
    openPicker();
    search('no such thing');
    expect(listNames()).toEqual([]);
    expect(screen.getByText(/No such service here/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Another endpoint' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Paste a cURL command' })).toBeTruthy();
  });

  it('is done from the keyboard: type, then Enter for the first', () => {
    openPicker();
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    search('anthropic');
    const form = document.querySelector('form');
    fireEvent.submit(form ?? document.body);
    expect(getField('Address').value).toBe('https://api.anthropic.com/v1');
  });

  it('is walked through with the arrow keys, round and round', () => {
    openPicker();
    const walk = (key: string) =>
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
    search('mini');
    walk('ArrowDown');
    expect(document.activeElement?.textContent).toBe(listNames()[0]);
    walk('ArrowUp');
    walk('ArrowUp');
    expect(document.activeElement?.textContent).toBe(listNames().at(-1));
    walk('ArrowDown');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('gives up without a trace', () => {
    const { stores } = openPicker();
    press('Cancel');
    expect(screen.getByRole('button', { name: 'Add connection' })).toBe(document.activeElement);
    expect(stores.settings.saveConnection).not.toHaveBeenCalled();
  });
});

describe('a preset', () => {
  it.each(PRESETS)('$name is stored as it is known to work', (preset) => {
    const { stores } = openPicker();
    const index = PRESETS.indexOf(preset);
    fireEvent.click(document.querySelectorAll('.preset')[index] ?? document.body);
    press('Save');
    expect(stores.settings.saveConnection).toHaveBeenCalledWith(
      expect.objectContaining({
        format: preset.format,
        baseUrl: preset.baseUrl,
        options: preset.options ?? {},
        headers: preset.headers ?? {},
        model: preset.suggestedModels?.[0] ?? '',
      }),
    );
  });

  it.each([
    ['DeepSeek', 'key'],
    ['Ollama', 'model'],
    ['Azure OpenAI', 'address'],
  ])('%s leads to what is still missing: the %s', (name, field) => {
    openPicker();
    press(name);
    expect(document.activeElement?.getAttribute('name')).toBe(field);
  });

  it('tells where its key is made, and opens that page only by a click, in a tab of its own', () => {
    openPicker();
    press('DeepSeek');
    const link = screen.getByRole<HTMLAnchorElement>('link');
    expect(link.textContent).toBe('https://platform.deepseek.com/api_keys');
    expect(link.href).toBe(link.textContent);
    expect(link.target).toBe('_blank');
    expect(link.rel).toContain('noopener');
  });

  it('says nothing of keys where none is needed', () => {
    openPicker();
    press('Ollama');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is known again when its connection is edited', () => {
    renderApp((signals) => {
      signals.route.value = 'settings';
      signals.connections.value = [
        createConnection({ baseUrl: 'https://api.deepseek.com', hasKey: false }),
      ];
    });
    press('Edit');
    expect(screen.getByRole('link').textContent).toContain('platform.deepseek.com');
    const models = [...document.querySelectorAll('datalist option')];
    expect(models.map((option) => option.getAttribute('value'))).toContain('deepseek-flash');
  });

  it('asks for the part of its address that only the user knows', () => {
    openPicker();
    press('Azure OpenAI');
    expect(screen.getByText(/in place of the part in capitals/)).toBeTruthy();
    fireEvent.input(getField('Address'), { target: { value: 'https://mine.openai.azure.com/v1' } });
    expect(screen.queryByText(/in place of the part in capitals/)).toBeNull();
  });
});
