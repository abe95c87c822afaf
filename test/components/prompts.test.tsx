// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { createAnswer, createConnection, createUserTurn } from './fake-stores.ts';
import { renderApp, toSignals, update } from './render-app.tsx';

const OWN = { id: 'mine', name: 'For a child', text: 'Explain {{selection}}.' };
const getMessage = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });

describe('typing /', () => {
  const type = (draft: string) =>
    renderApp((signals) => {
      signals.draft.value = draft;
      signals.preferences.value = { ...signals.preferences.value, prompts: [OWN] };
    });
  const listNames = () =>
    [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent);
  const findChosen = () =>
    document
      .getElementById(getMessage().getAttribute('aria-activedescendant') ?? '')
      ?.querySelector('span')?.textContent;

  it.each([
    ['/', 7],
    ['/exp', 1],
    ['/zzz', 0],
    ['why /', 0],
    ['/exp\n', 0],
  ])('%j finds %i prompts', (draft, count) => {
    type(draft);
    expect(listNames()).toHaveLength(count);
  });

  it('the arrows choose, and Enter runs what is chosen instead of sending', () => {
    const { stores } = type('/');
    expect(findChosen()).toBe('For a child');
    fireEvent.keyDown(getMessage(), { key: 'ArrowDown' });
    expect(findChosen()).toBe('Summarize');
    fireEvent.keyDown(getMessage(), { key: 'ArrowUp' });
    fireEvent.keyDown(getMessage(), { key: 'ArrowUp' });
    expect(findChosen()).toBe('Fix grammar');
    fireEvent.keyDown(getMessage(), { key: 'Enter' });
    expect(stores.prompts.run).toHaveBeenCalledWith({ id: 'fix-grammar' });
    expect(stores.composer.sendDraft).not.toHaveBeenCalled();
    expect(getMessage().value).toBe('');
    expect(getMessage().hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('each has the keys of its quick action beside it, and one that is hidden has none', () => {
    renderApp((signals) => {
      signals.draft.value = '/';
      const prompts = [{ id: 'summarize', isHidden: true }, OWN];
      signals.preferences.value = { ...signals.preferences.value, prompts };
    });
    expect(listNames().slice(0, 3)).toEqual(['Summarize', 'For a childAlt+1', 'Key pointsAlt+2']);
    // Screen readers read the name alone.
    expect(screen.getByRole('option', { name: 'For a child' })).toBeTruthy();
  });

  it('a click runs one', () => {
    const { stores } = type('/child');
    fireEvent.click(screen.getByRole('option', { name: 'For a child' }));
    expect(stores.prompts.run).toHaveBeenCalledWith(OWN);
  });

  it.each([
    ['after Escape', '/exp', true],
    ['where there is none of that name', '/etc/hosts', false],
  ])('Enter sends %s', (_rule, draft, isEscaped) => {
    const { stores } = type(draft);
    if (isEscaped) fireEvent.keyDown(getMessage(), { key: 'Escape' });
    fireEvent.keyDown(getMessage(), { key: 'Enter' });
    expect(stores.composer.sendDraft).toHaveBeenCalledOnce();
  });
});

describe('a prompt that asks', () => {
  function renderAsking() {
    const runner = {
      asking: signal({ entry: OWN, labels: ['Reader'] }),
      inputs: signal<ReadonlyMap<string, string>>(new Map()),
      setInput: vi.fn((label: string, text: string) => {
        runner.inputs.value = new Map([[label, text]]);
      }),
      run: vi.fn(),
      preview: vi.fn(),
      sendAsked: vi.fn(),
      cancel: vi.fn(),
    };
    const view = renderApp();
    update(() => {
      view.signals.runner.value = runner;
    });
    return { runner, ...view };
  }

  it('has the focus, and is sent once it is filled in', () => {
    const { runner } = renderAsking();
    const reader = screen.getByRole('textbox', { name: 'Reader' });
    expect(document.activeElement).toBe(reader);
    const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Send prompt' });
    expect(send.disabled).toBe(true);
    fireEvent.input(reader, { target: { value: 'a child' } });
    expect(send.disabled).toBe(false);
    fireEvent.click(send);
    expect(runner.sendAsked).toHaveBeenCalledOnce();
  });

  it('is called off by Escape', () => {
    const { runner, stores } = renderAsking();
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Reader' }), { key: 'Escape' });
    expect(runner.cancel).toHaveBeenCalledOnce();
    expect(stores.composer.requestFocus).toHaveBeenCalledOnce();
  });
});

describe('in the settings', () => {
  const renderSettings = () =>
    renderApp((signals) => {
      signals.route.value = 'settings';
      signals.connections.value = [createConnection()];
      signals.preferences.value = { ...signals.preferences.value, prompts: [OWN] };
    });
  const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const fill = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });

  it('an action is hidden, and moved', () => {
    const { stores } = renderSettings();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Show Summarize' }));
    const saved = () => stores.settings.setPreferences.mock.lastCall as unknown as [unknown];
    expect(saved()[0]).toMatchObject({
      prompts: expect.arrayContaining([{ id: 'summarize', isHidden: true }]) as unknown,
    });
    click('Move Summarize up');
    expect(saved()[0]).toMatchObject({ prompts: { 0: { id: 'summarize' }, 1: OWN } });
  });

  it('an action gets other words and a model of its own', () => {
    const { stores } = renderSettings();
    click('Edit Explain');
    fill('What to ask', 'Say what {{selecton}} means.');
    expect(screen.getByText(/does not know {{selecton}}/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Answered by'), { target: { value: 'local' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Edit Explain' }));
    const entry = { id: 'explain', text: 'Say what {{selecton}} means.', connectionId: 'local' };
    expect(stores.settings.setPreferences).toHaveBeenCalledWith({
      prompts: expect.arrayContaining([entry]) as unknown,
    });
  });

  it('a prompt is added, once it has a name and words', () => {
    const { stores } = renderSettings();
    click('Add a prompt');
    click('Save');
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    expect(stores.settings.setPreferences).not.toHaveBeenCalled();
    fill('Name', 'Joke');
    fill('What to ask', 'Tell a joke.');
    click('Save');
    expect(stores.settings.setPreferences).toHaveBeenCalledWith({
      prompts: expect.arrayContaining([
        { id: expect.any(String) as unknown, name: 'Joke', text: 'Tell a joke.' },
      ]) as unknown,
    });
  });

  it('one of the user’s own is removed after a question', () => {
    const { stores } = renderSettings();
    click('Edit For a child');
    click('Remove prompt');
    expect(stores.settings.setPreferences).not.toHaveBeenCalled();
    click('Remove prompt');
    expect(stores.settings.setPreferences).toHaveBeenCalledWith({
      prompts: expect.not.arrayContaining([OWN]) as unknown,
    });
  });

  it('the file field is that of the settings file, and the only one', () => {
    const { container } = renderSettings();
    const fields = [...container.querySelectorAll('input[type=file]')];
    expect(fields.map((field) => field.closest('label')?.textContent)).toEqual(['Import settings']);
  });

  it('own prompts are saved as a file, and read from one', async () => {
    const { stores, platform } = renderSettings();
    click('Export prompts');
    const [name, text] = platform.saveFile.mock.lastCall as unknown as [string, string];
    expect(name).toBe('gloss-prompts.json');
    const open = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
    click('Import prompts');
    const [field] = open.mock.contexts as HTMLInputElement[];
    open.mockRestore();
    if (field) fireEvent.change(field, { target: { files: [new File([text], name)] } });
    expect(await screen.findByText('Imported 1 prompt.')).toBeTruthy();
    expect(stores.settings.importFile).toHaveBeenCalledWith(
      expect.objectContaining({ prompts: [OWN] }),
    );
  });
});

describe('under the newest answer', () => {
  const renderAnswer = (part: Parameters<typeof createAnswer>[0] = {}) =>
    renderApp((signals) => {
      signals.turns.value = toSignals(createUserTurn(), createAnswer(part));
    });

  it.each([
    ['Shorter', { kind: 'shorter' }],
    ['Longer', { kind: 'longer' }],
    ['Plainer', { kind: 'plainer' }],
    ['Formal', { kind: 'tone', tone: 'formal' }],
    ['Japanese', { kind: 'language', tag: 'ja' }],
  ])('%s has it said again', (name, shape) => {
    const { stores } = renderAnswer();
    fireEvent.click(screen.getByText(name));
    expect(stores.chat.shape).toHaveBeenCalledWith('answer', shape);
  });

  it.each<[string, Parameters<typeof createAnswer>[0]]>([
    ['of picked sentences', { engine: { kind: 'on-device' } }],
    ['that was cut', { status: 'incomplete' }],
    ['that is on its way', { status: 'streaming' }],
  ])('%s there is no such offer', (_rule, part) => {
    renderAnswer(part);
    expect(screen.queryByRole('group', { name: 'Say it in another way' })).toBeNull();
  });

  it('stands what it was asked to be', () => {
    const { container } = renderAnswer({ shape: { kind: 'language', tag: 'ja' } });
    expect(container.querySelector('.turn-footer')?.textContent).toContain('Japanese');
  });

  it('the row leaves when another turn comes', () => {
    const { signals } = renderAnswer();
    update(() => {
      signals.turns.value = [...signals.turns.value, signal(createUserTurn())];
    });
    expect(screen.queryByRole('group', { name: 'Say it in another way' })).toBeNull();
  });
});
