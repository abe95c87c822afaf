import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { PromptEntry } from '../../../lib/chat/actions.ts';
import type { Passage } from '../../../lib/chat/task.ts';
import type { ActionExtras } from '../../../lib/state/composer-store.ts';
import type { PageSelection } from '../../../lib/state/page-store.ts';
import type { PageUse } from '../../../lib/state/page-use.ts';
import { createPromptRunner, type PromptRunner } from '../../../lib/state/prompt-runner.ts';
import { createPromptStore } from '../../../lib/state/prompt-store.ts';
import type { Preferences } from '../../../lib/store/preferences.ts';

const SELECTION: Passage = { text: 'Keas fly.', title: 'Kea', url: 'https://kea.test/' };
const READING = {
  text: 'All of the page, word for word.',
  title: 'Birds',
  url: 'https://birds.test/',
  contentType: 'text/html',
  hiddenCount: 0,
  isCut: false,
};

function createWorld({ selected = true, isReadable = true, room = 1000 } = {}) {
  const passage = signal<Passage | null>(selected ? SELECTION : null);
  const use = signal<PageUse>({ status: 'unused' });
  const runAction = vi.fn((_kind: string, _extras?: ActionExtras) => {});
  const previewed = signal<() => ActionExtras | null>(() => null);
  const composer = {
    passage,
    runAction,
    isPreviewOpen: signal(true),
    setPreviewKind: vi.fn((kind: string | null, find: () => ActionExtras | null = () => ({})) => {
      previewed.value = kind === null ? () => null : find;
    }),
  };
  const page = {
    selection: signal<PageSelection | null>(null),
    use,
    usePage: vi.fn(async () => {
      use.value = isReadable
        ? { status: 'used', reading: READING as never }
        : { status: 'failed', reason: 'no-text' };
    }),
  };
  const runner = createPromptRunner({
    composer,
    page,
    getFilling: () => ({
      date: 'today',
      language: 'French',
      notice: 'Data.',
      toFence: () => 'mark',
    }),
    getRoom: () => room,
  });
  const preferences = signal<Preferences>({
    language: 'en',
    theme: 'system',
    answerLanguage: 'auto',
  });
  const loadRunner = vi.fn((): Promise<PromptRunner> => Promise.resolve(runner));
  const prompts = createPromptStore({ preferences, composer, loadRunner });
  const findPreview = () => previewed.value()?.prompt?.text ?? null;
  return { runner, prompts, passage, page, runAction, composer, findPreview, loadRunner };
}

const own = (text: string, part: Partial<PromptEntry> = {}) => ({
  id: 'mine',
  name: 'Mine',
  text,
  ...part,
});

describe('a prompt of the user’s own', () => {
  it('that lacks nothing is sent at once, to its own model', async () => {
    const { prompts, runAction } = createWorld();
    await prompts.run(own('In {{language}}: {{selection}}', { connectionId: 'other' }));
    expect(runAction).toHaveBeenCalledWith('own', {
      prompt: {
        name: 'Mine',
        text: 'Data.\n\nIn French: <mark>\nKeas fly.\n</mark>',
        answers: '',
        hasPassage: true,
        hasLanguage: true,
      },
      passage: SELECTION,
      connectionId: 'other',
    });
  });

  it('asks for words first; only with all of them it is shown and sent', async () => {
    const { prompts, runner, runAction, findPreview } = createWorld();
    await prompts.run(own('{{input:A}} {{input:B}}'));
    expect(prompts.runner.value?.asking.value?.labels).toEqual(['A', 'B']);
    runner.setInput('A', 'one');
    runner.sendAsked();
    expect(findPreview()).toBeNull();
    expect(runAction).not.toHaveBeenCalled();
    runner.setInput('B', 'two');
    expect(findPreview()).toBe('one two');
    // The pointer passes over another action.
    await prompts.preview({ id: 'explain' });
    await prompts.preview(null);
    expect(findPreview()).toBe('one two');
    runner.sendAsked();
    expect(runAction.mock.lastCall?.[1]?.prompt).toMatchObject({
      text: 'one two',
      answers: 'A: one\nB: two',
    });
    expect(runner.asking.value).toBeNull();
  });

  it('that is called off sends nothing, and forgets what was filled in', async () => {
    const { runner, runAction } = createWorld();
    await runner.run(own('{{input:A}}'));
    runner.setInput('A', 'one');
    runner.cancel();
    expect(runner.asking.value).toBeNull();
    await runner.run(own('{{input:A}}'));
    expect(runner.inputs.value.size).toBe(0);
    expect(runAction).not.toHaveBeenCalled();
  });

  it('reads the page for {{page}}, as much of it as fits', async () => {
    const { runner, page, runAction } = createWorld({ room: 4 });
    await runner.run(own('{{page}}'));
    expect(page.usePage).toHaveBeenCalledOnce();
    const { prompt, passage } = runAction.mock.lastCall?.[1] ?? {};
    expect(passage?.text).toBe('All of the page,');
    expect(prompt?.text).toContain('All of the page,\n</mark>');
    await runner.run(own('{{page}}'));
    expect(page.usePage).toHaveBeenCalledOnce();
  });

  it.each([
    ['a page that cannot be read', '{{page}}', { isReadable: false }],
    ['a selection that is missing', '{{selection}}', { selected: false }],
  ])('is not sent without %s', async (_what, text, world) => {
    const { runner, runAction } = createWorld(world);
    await runner.run(own(text));
    expect(runAction).not.toHaveBeenCalled();
  });

  it('takes the title of the page where nothing is selected', async () => {
    const { runner, runAction } = createWorld({ selected: false });
    await runner.run(own('{{title}}'));
    expect(runAction.mock.lastCall?.[1]?.prompt?.text).toContain('<mark>Birds</mark>');
  });

  it('is loaded once it is needed', async () => {
    const { prompts, loadRunner } = createWorld();
    await prompts.run({ id: 'explain' });
    expect(loadRunner).not.toHaveBeenCalled();
    await Promise.all([prompts.run(own('A')), prompts.run(own('B'))]);
    await prompts.run(own('C'));
    expect(prompts.runner.value).not.toBeNull();
  });
});

describe('a quick action', () => {
  it('as Gloss has it is left to the composer, with the model of its own', async () => {
    const { prompts, runAction, composer } = createWorld();
    await prompts.run({ id: 'explain', connectionId: 'other' });
    expect(runAction).toHaveBeenCalledWith('explain', { connectionId: 'other' });
    await prompts.preview({ id: 'translate' });
    expect(composer.setPreviewKind).toHaveBeenLastCalledWith('translate', expect.any(Function));
  });

  it('in other words stays the action it is', async () => {
    const { prompts, runAction } = createWorld();
    await prompts.run({ id: 'summarize', text: 'One line, please.' });
    expect(runAction).toHaveBeenCalledWith(
      'summarize',
      expect.objectContaining({ passage: SELECTION }),
    );
    expect(runAction.mock.lastCall?.[1]?.prompt).toMatchObject({
      name: '',
      text: 'One line, please.',
      hasPassage: false,
    });
  });
});
