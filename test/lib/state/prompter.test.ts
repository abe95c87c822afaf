import { computed, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { gatherText } from '../../../lib/chat/read-task.ts';
import type { Turn } from '../../../lib/chat/conversation.ts';
import { QUICK_KINDS, type Passage, type Task, type TaskKind } from '../../../lib/chat/task.ts';
import { ANSWER_LANGUAGES } from '../../../lib/i18n/answer-languages.ts';
import { LANGUAGE_TAGS, type LanguageTag } from '../../../lib/i18n/languages.ts';
import { ALL_TEXTS } from '../../helpers/all-texts.ts';
import { nameLanguage } from '../../../lib/i18n/name-language.ts';
import { createPrompter } from '../../../lib/state/prompter.ts';
import type { Preferences } from '../../../lib/store/preferences.ts';
import { createTextFile } from '../chat/sample-attachments.ts';

const passage: Passage = { text: 'Tea is hot.', title: 'Tea', url: 'https://tea.test/' };
const makeTask = (kind: TaskKind, changes: Partial<Task> = {}): Task => ({
  kind,
  question: kind === 'ask' ? 'How hot?' : '',
  passage,
  ...changes,
});
const toTurn = (task: Task): Turn => ({
  role: 'user',
  id: 'turn',
  parentId: null,
  createdAt: 0,
  task,
  content: 'sent',
});

function createWorld(
  tag: LanguageTag = 'en',
  answerLanguage: Preferences['answerLanguage'] = 'auto',
) {
  const language = signal(tag);
  const preferences = signal<Preferences>({ language: 'auto', theme: 'system', answerLanguage });
  let count = 0;
  const prompter = createPrompter({
    language,
    preferences,
    randomName: () => `name-${++count}`,
    now: () => Date.UTC(2026, 2, 5, 12),
  });
  return { language, preferences, prompter };
}

const cases = LANGUAGE_TAGS.flatMap((tag) =>
  ([...QUICK_KINDS, 'ask'] as const).map((kind) => [kind, tag] as const),
);

describe.each(cases)('the words for %s in %s', (kind, tag) => {
  const messages = ALL_TEXTS[tag];
  const content = createWorld(tag).prompter.toContent(makeTask(kind), []);

  it('begin with what to do', () => {
    const instruction = kind === 'ask' ? 'How hot?' : messages[`prompt.${kind}`];
    expect(content.startsWith(instruction.split('{language}')[0] ?? '')).toBe(true);
  });

  it('say that the passage is material, and mark where it begins and ends', () => {
    expect(content).toContain(messages['prompt.data']);
    expect(content).toMatch(
      /<selection-name-1 title="Tea" url="https:\/\/tea\.test\/">\nTea is hot\.\n<\/selection-name-1>$/,
    );
  });

  it('leave no gap unfilled', () => {
    expect(content).not.toMatch(/\{\w+\}/);
  });
});

describe.each(LANGUAGE_TAGS)('attachments in %s', (tag) => {
  const messages = ALL_TEXTS[tag];
  const { prompter } = createWorld(tag);

  it('that are files are said to be material, and are marked', () => {
    const attachments = [createTextFile('b.txt', 'Ice is cold.')];
    const content = prompter.toContent(makeTask('ask', { passage: null, attachments }), []);
    expect(content).toContain(messages['prompt.files']);
    expect(content).toMatch(/<file-name-1 name="b.txt">\nIce is cold\.\n<\/file-name-1>$/);
  });

  it('that are pictures are asked about by their number', () => {
    const [one, two] = [1, 2].map((count) => prompter.askAboutPictures(count));
    expect(one).not.toBe(two);
    expect(`${one}${two}`).not.toMatch(/[{|]/);
  });
});

describe('the language of the answer', () => {
  it.each(ANSWER_LANGUAGES)('%s is asked for by its name in the language of the panel', (tag) => {
    for (const uiLanguage of LANGUAGE_TAGS) {
      const { prompter } = createWorld(uiLanguage, tag);
      const name = nameLanguage(tag, uiLanguage);
      expect(prompter.toContent(makeTask('summarize'), [])).toContain(name);
      expect(prompter.toContent(makeTask('translate'), [])).toContain(name);
    }
  });

  it('is left to the text when nobody chose one, but a translation goes into the reader’s', () => {
    const { prompter } = createWorld('en');
    expect(prompter.toContent(makeTask('summarize'), [])).not.toContain('English');
    expect(prompter.toContent(makeTask('translate'), [])).toContain('English');
  });

  it('changes with the settings, from the next message on', () => {
    const { prompter, preferences, language } = createWorld('en', 'fr');
    expect(prompter.toContent(makeTask('explain'), [])).toContain('Answer in French.');
    preferences.value = { ...preferences.value, answerLanguage: 'de' };
    expect(prompter.toContent(makeTask('explain'), [])).toContain('Answer in German.');
    language.value = 'zh-CN';
    expect(prompter.toContent(makeTask('explain'), [])).toContain('德语');
    expect(prompter.getSystem()).toBe(ALL_TEXTS['zh-CN']['prompt.system']);
  });

  it('is read through signals, so that a preview follows it', () => {
    const { prompter, preferences } = createWorld('en', 'fr');
    const preview = computed(() => prompter.toContent(makeTask('explain'), []));
    expect(preview.value).toContain('French');
    preferences.value = { ...preferences.value, answerLanguage: 'de' };
    expect(preview.value).toContain('German');
  });
});

describe('a passage', () => {
  it('has the same marks each time it is put into words, and another passage others', () => {
    const { prompter } = createWorld();
    const first = prompter.toContent(makeTask('explain'), []);
    expect(prompter.toContent(makeTask('explain'), [])).toBe(first);
    expect(prompter.toContent(makeTask('explain', { passage: { ...passage } }), [])).not.toBe(
      first,
    );
  });

  it('is not sent again while the conversation holds it', () => {
    const { prompter } = createWorld();
    const task = makeTask('ask');
    expect(prompter.toContent(task, [toTurn(makeTask('summarize'))])).toBe('How hot?');
    const other = makeTask('summarize', { passage: { ...passage, text: 'Other.' } });
    expect(prompter.toContent(task, [toTurn(other)])).toContain('Tea is hot.');
  });

  it('is not sent again as all the text of an earlier turn, whose file was part of it', () => {
    const { prompter } = createWorld();
    const attachments = [createTextFile('b.txt', 'Ice is cold.')];
    const earlier = makeTask('summarize', { attachments });
    for (const known of [passage, gatherText(earlier)]) {
      const task = makeTask('ask', { passage: known });
      expect(prompter.toContent(task, [toTurn(earlier)])).toBe('How hot?');
    }
  });

  it('is not missed by a question about nothing in particular', () => {
    const { prompter } = createWorld();
    const task = makeTask('ask', { passage: null });
    expect(prompter.toContent(task, [])).toBe('How hot?');
    expect(prompter.toContent(task, [toTurn(task)])).toBe('How hot?');
  });
});
