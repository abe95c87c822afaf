import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { QUICK_KINDS, type Passage } from '../../../lib/chat/task.ts';
import type { FormatId } from '../../../lib/formats/format.ts';
import type { LanguageTag } from '../../../lib/i18n/languages.ts';
import { createAttachmentStore } from '../../../lib/state/attachment-store.ts';
import { createChatStore } from '../../../lib/state/chat-store.ts';
import { createComposerStore } from '../../../lib/state/composer-store.ts';
import type { PageUse } from '../../../lib/state/page-use.ts';
import type { PageSelection, PageStore } from '../../../lib/state/page-store.ts';
import { createPrompter } from '../../../lib/state/prompter.ts';
import type { Preferences } from '../../../lib/store/preferences.ts';
import { createPicture, createTextFile } from '../chat/sample-attachments.ts';
import { createFakeBackground } from './fake-background.ts';

const makePassage = (text: string): Passage => ({ text, title: 'Page', url: 'https://a.test/' });

function readByName({ name }: File) {
  const isPicture = name.endsWith('.png');
  const attachment = isPicture ? createPicture(name) : createTextFile(name, `Text of ${name}.`);
  return Promise.resolve({ attachment });
}

/** A composer over a real conversation and real prompts. */
function createWorld() {
  const fake = createFakeBackground();
  const selection = signal<PageSelection | null>(null);
  const use = signal<PageUse>({ status: 'unused' });
  const page: PageStore = {
    access: signal({ status: 'ready' }),
    selection,
    removeSelection: vi.fn(),
    offer: vi.fn(),
    use,
    usePage: vi.fn(),
    removePage: vi.fn(),
  };
  const language = signal<LanguageTag>('en');
  const preferences = signal<Preferences>({
    language: 'auto',
    theme: 'system',
    answerLanguage: 'auto',
  });
  let count = 0;
  const createId = () => `id-${++count}`;
  const prompter = createPrompter({ language, preferences, randomName: createId, now: Date.now });
  const chat = createChatStore({
    background: fake.background,
    conversations: {
      load: () => Promise.resolve(undefined),
      setHead: () => Promise.resolve(),
    },
    now: Date.now,
    toContinuation: () => '',
    isPrivate: false,
    createId,
    getConnectionId: () => 'local',
    ...prompter,
  });
  const format = signal<FormatId | null>('anthropic');
  const attachments = createAttachmentStore({
    loadTools: () => Promise.resolve({ readFile: readByName, takesPictures: () => true }),
    getFormat: () => format.value,
    countChars: () => 0,
  });
  const composer = createComposerStore({ chat, page, attachments, ...prompter });
  const attach = (...names: string[]) =>
    attachments.add(names.map((name) => new File(['x'], name)));
  const select = (text: string | null) => {
    selection.value =
      text === null ? null : { passage: makePassage(text), selectedLength: text.length };
  };
  return { ...fake, chat, composer, select, attach, format, language, use };
}

describe('the draft', () => {
  it('is sent as a question about the selection, and gone once sent', () => {
    const { composer, select, lastRun } = createWorld();
    select('Tea is hot.');
    composer.setDraft('  How hot?\n');
    composer.sendDraft();
    expect(lastRun().request.task).toEqual({
      kind: 'ask',
      question: 'How hot?',
      passage: makePassage('Tea is hot.'),
    });
    expect(composer.draft.value).toBe('');
  });

  it('is sent as a question about nothing in particular when nothing is selected', () => {
    const { composer, lastRun } = createWorld();
    composer.setDraft('Hello?');
    composer.sendDraft();
    expect(lastRun().request.task.passage).toBeNull();
  });

  it('waits until the page it asks about is read', () => {
    const { composer, runs, use } = createWorld();
    composer.setDraft('What is it?');
    use.value = { status: 'reading' };
    composer.sendDraft();
    expect([composer.canSend.value, runs]).toEqual([false, []]);
    use.value = { status: 'failed', reason: 'no-text' };
    expect(composer.canSend.value).toBe(true);
  });

  it.each(['', '   ', '\n\t'])('of only blanks is not sent: %j', (text) => {
    const { composer, select, runs } = createWorld();
    select('Tea is hot.');
    composer.setDraft(text);
    composer.sendDraft();
    expect(runs).toEqual([]);
  });

  it('stays as it was typed while an answer is on its way', () => {
    const { composer, select, runs } = createWorld();
    select('Tea is hot.');
    composer.runAction('summarize');
    composer.setDraft('And how hot? ');
    composer.sendDraft();
    composer.runAction('explain');
    expect(runs).toHaveLength(1);
    expect(composer.draft.value).toBe('And how hot? ');
  });
});

describe('attachments', () => {
  it('go with the draft, and are gone once sent', async () => {
    const { composer, attach, lastRun, chat } = createWorld();
    await attach('a.png', 'b.txt');
    composer.setDraft('What is it?');
    composer.sendDraft();
    const message = lastRun().request.messages.at(-1);
    expect(message?.images).toEqual([{ mediaType: 'image/png', data: 'iVBORw0KGgo=' }]);
    expect(message?.content).toMatch(/^What is it\?\n[^]+name="b.txt">\nText of b.txt.\n</);
    expect(composer.attachments.items.value).toEqual([]);
    expect(chat.turns.value[0]?.value).toMatchObject({
      task: { attachments: [createPicture('a.png'), createTextFile('b.txt', 'Text of b.txt.')] },
    });
  });

  it('cross to the background once: pictures in the messages, files in the passage', async () => {
    const { composer, attach, lastRun } = createWorld();
    await attach('a.png', 'b.txt');
    composer.setDraft('What is it?');
    composer.sendDraft();
    expect(lastRun().request.task).toEqual({
      kind: 'ask',
      question: 'What is it?',
      passage: { text: 'Text of b.txt.', title: 'b.txt', url: '' },
    });
  });

  it.each([
    [['a.png'], 'ask', 'What is in this picture?'],
    [['a.png', 'b.png'], 'ask', 'What is in these 2 pictures?'],
    [['a.txt'], 'summarize', ''],
    [['a.png', 'a.txt'], 'ask', 'What is in this picture?'],
  ])('without a word are asked about or summarized: %j', async (names, kind, question) => {
    const { composer, attach, lastRun } = createWorld();
    expect(composer.canSend.value).toBe(false);
    await attach(...names);
    expect(composer.canSend.value).toBe(true);
    composer.sendDraft();
    expect(lastRun().request.task).toMatchObject({ kind, question });
  });

  it('that are files are text for a quick action, now and later; pictures are none', async () => {
    const { composer, attach, lastRun, runs } = createWorld();
    await attach('a.png');
    expect(composer.hasPassage.value).toBe(false);
    composer.runAction('explain');
    expect(runs).toEqual([]);
    await attach('a.txt');
    composer.runAction('explain');
    expect(lastRun().request.task.passage?.text).toBe('Text of a.txt.');
    lastRun().answer('Words.');
    expect(composer.hasPassage.value).toBe(true);
    composer.runAction('key-points');
    expect(lastRun().request.task.passage?.text).toBe('Text of a.txt.');
    expect(lastRun().request.messages.at(-1)?.content).not.toContain('Text of a.txt.');
  });

  it('stay, and nothing is sent, while something stands in their way', async () => {
    const { composer, attach, select, format, runs } = createWorld();
    format.value = null;
    select('Tea is hot.');
    composer.togglePreview();
    composer.setDraft('What is it?');
    await attach('a.png');
    expect([composer.canSend.value, composer.preview.value]).toEqual([false, null]);
    composer.sendDraft();
    composer.runAction('summarize');
    expect(runs).toEqual([]);
    expect(composer.draft.value).toBe('What is it?');
    expect(composer.attachments.items.value).toHaveLength(1);
  });

  it('are all in the preview, to the letter', async () => {
    const { composer, attach, lastRun } = createWorld();
    composer.togglePreview();
    await attach('a.png', 'b.txt');
    const preview = composer.preview.value;
    composer.sendDraft();
    expect(preview?.content).toBe(lastRun().request.messages.at(-1)?.content);
    expect(preview?.pictures).toEqual([createPicture('a.png')]);
    expect(preview?.passage).toEqual(lastRun().request.task.passage);
  });

  it('are sent again with a retry, and go along with the next question', async () => {
    const { composer, chat, attach, lastRun } = createWorld();
    await attach('a.png', 'b.txt');
    composer.sendDraft();
    const { messages } = lastRun().request;
    lastRun().answer('A cup.');
    chat.retry(chat.turns.value.at(-1)?.value.id ?? '');
    expect(lastRun().request.messages).toEqual(messages);
    lastRun().answer('A cup.');
    composer.setDraft('Which colour?');
    composer.sendDraft();
    expect(lastRun().request.messages.slice(0, 2)).toEqual(messages);
    expect(lastRun().request.messages.at(-1)).not.toHaveProperty('images');
  });

  it('are plain JSON where they are kept', async () => {
    const { composer, chat, attach } = createWorld();
    await attach('a.png', 'b.txt');
    composer.sendDraft();
    const turn = chat.turns.value[0]?.value;
    expect(JSON.parse(JSON.stringify(turn))).toEqual(turn);
  });
});

describe('a quick action', () => {
  it('works on the selection, with the draft as what to mind', () => {
    const { composer, select, lastRun } = createWorld();
    select('Tea is hot.');
    composer.setDraft('In one line.');
    composer.runAction('explain');
    expect(lastRun().request.task).toEqual({
      kind: 'explain',
      question: 'In one line.',
      passage: makePassage('Tea is hot.'),
    });
    expect(composer.draft.value).toBe('');
  });

  it('works on the passage the conversation is about when nothing is selected', () => {
    const { composer, select, lastRun } = createWorld();
    select('Tea is hot.');
    composer.runAction('summarize');
    lastRun().answer('Hot tea.');
    select(null);
    composer.setDraft('Hello?');
    composer.sendDraft();
    lastRun().answer('Hello.');

    expect(composer.hasPassage.value).toBe(true);
    composer.runAction('explain');
    expect(lastRun().request.task.passage?.text).toBe('Tea is hot.');
  });

  it('prefers what is selected now', () => {
    const { composer, select, lastRun } = createWorld();
    select('Tea is hot.');
    composer.runAction('summarize');
    lastRun().answer('Hot tea.');
    select('Ice is cold.');
    composer.runAction('summarize');
    expect(lastRun().request.task.passage?.text).toBe('Ice is cold.');
  });

  it('does nothing without text, whatever is typed', () => {
    const { composer, runs } = createWorld();
    composer.setDraft('Hello?');
    composer.runAction('summarize');
    expect(runs).toEqual([]);
    expect(composer.hasPassage.value).toBe(false);
    expect(composer.draft.value).toBe('Hello?');
  });
});

describe('the preview', () => {
  it('is shown only while it is open', () => {
    const { composer, select } = createWorld();
    select('Tea is hot.');
    expect(composer.preview.value).toBeNull();
    composer.togglePreview();
    expect(composer.isPreviewOpen.value).toBe(true);
    expect(composer.preview.value).not.toBeNull();
    composer.togglePreview();
    expect(composer.preview.value).toBeNull();
  });

  const kinds = [
    ['a summary for a bare selection', 'Tea.', '', null, 'summarize'],
    ['the question once one is typed', 'Tea.', 'Why?', null, 'ask'],
    ['the action that is pointed at', 'Tea.', 'Why?', 'explain', 'explain'],
    ['the question when there is no selection', null, 'Why?', null, 'ask'],
    ['nothing when there is nothing', null, '', null, undefined],
    ['nothing for an action without text', null, 'Why?', 'explain', undefined],
    ['nothing for a question that is not typed', 'Tea.', '', 'ask', undefined],
  ] as const;

  it.each(kinds)('is about %s', (_what, text, draft, pointedAt, kind) => {
    const { composer, select } = createWorld();
    composer.togglePreview();
    select(text);
    composer.setDraft(draft);
    composer.setPreviewKind(pointedAt);
    expect(composer.preview.value?.kind).toBe(kind);
  });

  it('follows the language of the panel', () => {
    const { composer, select, language } = createWorld();
    select('Tea is hot.');
    composer.togglePreview();
    const english = composer.preview.value;
    language.value = 'zh-CN';
    expect(composer.preview.value?.content).not.toBe(english?.content);
    expect(composer.preview.value?.system).not.toBe(english?.system);
  });

  it('is to the letter what is then sent, in any conversation', () => {
    const text = fc.oneof(fc.constant(''), fc.string(), fc.constant('  \n'));
    const step = fc.record({
      draft: text,
      selected: fc.oneof(
        fc.constant(null),
        fc.constantFrom('Tea.', 'Ice.'),
        fc.string({ minLength: 1 }),
      ),
      kind: fc.constantFrom('ask' as const, ...QUICK_KINDS),
      answer: text,
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const { composer, select, runs, lastRun } = createWorld();
        composer.togglePreview();
        for (const { draft, selected, kind, answer } of steps) {
          select(selected);
          composer.setDraft(draft);
          composer.setPreviewKind(kind);
          const preview = composer.preview.value;
          const before = runs.length;
          if (kind === 'ask') composer.sendDraft();
          else composer.runAction(kind);

          expect(runs.length - before).toBe(preview === null ? 0 : 1);
          if (preview === null) continue;
          const [system, ...messages] = lastRun().request.messages;
          expect(system).toEqual({ role: 'system', content: preview.system });
          expect(messages.at(-1)).toEqual({ role: 'user', content: preview.content });
          expect(messages).toHaveLength(preview.historyLength + 1);
          expect(lastRun().request.task).toMatchObject({
            kind: preview.kind,
            passage: preview.passage,
          });
          lastRun().answer(answer);
        }
      }),
    );
  });
});

describe('the cursor', () => {
  it('goes back to the message box when something was sent, and only then', () => {
    const { composer, select } = createWorld();
    const before = composer.focusRequests.value;
    composer.sendDraft();
    expect(composer.focusRequests.value).toBe(before);
    select('Tea is hot.');
    composer.runAction('summarize');
    expect(composer.focusRequests.value).toBe(before + 1);
    composer.runAction('explain');
    expect(composer.focusRequests.value).toBe(before + 1);
  });

  it('is asked for by a number that rises', () => {
    const { composer } = createWorld();
    const before = composer.focusRequests.value;
    composer.requestFocus();
    composer.requestFocus();
    expect(composer.focusRequests.value).toBe(before + 2);
  });
});
