import { computed, type ReadonlySignal } from '@preact/signals';
import { gatherText } from '../chat/read-task.ts';
import type { Turn } from '../chat/conversation.ts';
import { createFences, toPrompt, type PromptWords } from '../chat/prompt.ts';
import type { Filling } from '../chat/prompt-variables.ts';
import type { Shape } from '../chat/shape.ts';
import type { Task } from '../chat/task.ts';
import { toTitle } from '../chat/title.ts';
import type { LanguageTag } from '../i18n/languages.ts';
import { nameLanguage } from '../i18n/name-language.ts';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import type { Preferences } from '../store/preferences.ts';

/** Puts tasks into the words that are sent, in the user's language. All methods read signals. */
export interface Prompter {
  getSystem(): string;
  /** The exact text of a task's message after these turns. */
  toContent(task: Task, turns: readonly Turn[]): string;
  /** What a conversation that begins with this task is called. */
  toTitle(task: Task): string;
  /** Asks a model to go on with the answer before it. */
  getContinuation(): string;
  /** What asks a model to say its answer in another shape. */
  toShaping(shape: Shape): string;
  /** What prompts of the user's own are filled with, beside page text. */
  getFilling(): Pick<Filling, 'date' | 'language' | 'notice' | 'toFence'>;
  /** What is asked when so many pictures are sent without a word. */
  askAboutPictures(count: number): string;
}

/** What the words depend on. */
export interface PrompterDeps {
  language: ReadonlySignal<LanguageTag>;
  preferences: ReadonlySignal<Preferences>;
  /** A name no page can guess. */
  randomName(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A {@link Prompter}. */
export function createPrompter({ language, preferences, randomName, now }: PrompterDeps): Prompter {
  const toFence = createFences(randomName);
  const translate = computed(() => createTranslate(language.value));
  const words = computed(() =>
    toWords(translate.value, language.value, preferences.value.answerLanguage),
  );
  return {
    getSystem: () => translate.value('prompt.system'),
    toContent: (task, turns) =>
      toPrompt(task, {
        words: words.value,
        toFence,
        isPassageKnown: isKnown(task.passage, turns),
      }),
    toTitle: (task) => toTitle(task, task.prompt?.name || translate.value(`action.${task.kind}`)),
    toShaping(shape) {
      const wish =
        shape.kind === 'language'
          ? translate.value('prompt.language', {
              language: nameLanguage(shape.tag, language.value),
            })
          : translate.value(`prompt.shape-${shape.kind === 'tone' ? shape.tone : shape.kind}`);
      return `${wish} ${translate.value('prompt.shape')}`;
    },
    getFilling: () => ({
      date: new Intl.DateTimeFormat(language.value, { dateStyle: 'long' }).format(now()),
      language: nameTarget(language.value, preferences.value.answerLanguage),
      notice: translate.value('prompt.marks'),
      toFence,
    }),
    getContinuation: () => translate.value('continue.prompt'),
    askAboutPictures: (count) => translate.value('prompt.pictures', { count }),
  };
}

/** The name of the language that answers, translations above all, are to be in. */
function nameTarget(
  uiLanguage: LanguageTag,
  answerLanguage: Preferences['answerLanguage'],
): string {
  return nameLanguage(answerLanguage === 'auto' ? uiLanguage : answerLanguage, uiLanguage);
}

function toWords(
  translate: Translate,
  uiLanguage: LanguageTag,
  answerLanguage: Preferences['answerLanguage'],
): PromptWords {
  const language = nameTarget(uiLanguage, answerLanguage);
  return {
    instructions: {
      summarize: translate('prompt.summarize'),
      'key-points': translate('prompt.key-points'),
      explain: translate('prompt.explain'),
      translate: translate('prompt.translate', { language }),
      rewrite: translate('prompt.rewrite'),
      'fix-grammar': translate('prompt.fix-grammar'),
    },
    language: answerLanguage === 'auto' ? '' : translate('prompt.language', { language }),
    data: translate('prompt.data'),
    files: translate('prompt.files'),
  };
}

/** A text the conversation is about is the passage of an earlier turn, or all that one held. */
function isKnown(passage: Task['passage'], turns: readonly Turn[]): boolean {
  return turns.some(
    (turn) =>
      turn.role === 'user' &&
      passage !== null &&
      [turn.task.passage, gatherText(turn.task)].some((each) => each?.text === passage.text),
  );
}
