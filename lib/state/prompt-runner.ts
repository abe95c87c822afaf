import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { toQuickKind, type PromptEntry } from '../chat/actions.ts';
import { fitText } from '../chat/context-budget.ts';
import { findInputs, findVariables } from '../chat/prompt-template.ts';
import { fillTemplate, type Filling } from '../chat/prompt-variables.ts';
import type { Passage } from '../chat/task.ts';
import type { ActionExtras, ComposerStore } from './composer-store.ts';
import type { PageStore } from './page-store.ts';

/** A prompt that waits for words of the user's. */
export interface Asking {
  entry: PromptEntry & { text: string };
  /** What it asks for, in order. */
  labels: readonly string[];
}

/** Sends actions whose words are the user's own. */
export interface PromptRunner {
  /** Null while no prompt waits. */
  readonly asking: ReadonlySignal<Asking | null>;
  /** What the user has filled in so far, by label. */
  readonly inputs: ReadonlySignal<ReadonlyMap<string, string>>;
  setInput(label: string, text: string): void;
  /** Sends it; or first asks for what it lacks. Does nothing where there is no text for it. */
  run(entry: PromptEntry & { text: string }): Promise<void>;
  /** Shows in the preview what would be sent, once nothing is lacking. */
  preview(entry: PromptEntry & { text: string }): void;
  /** Sends the one that waits. */
  sendAsked(): void;
  cancel(): void;
}

/** What it works with. */
export interface PromptRunnerDeps {
  composer: Pick<ComposerStore, 'passage' | 'runAction' | 'setPreviewKind'>;
  page: Pick<PageStore, 'selection' | 'use' | 'usePage'>;
  /** What else fills a template; reads signals. */
  getFilling(): Pick<Filling, 'date' | 'language' | 'notice' | 'toFence'>;
  /** How many tokens the page may have; reads signals. */
  getRoom(): number;
}

/** A {@link PromptRunner}. */
export function createPromptRunner(deps: PromptRunnerDeps): PromptRunner {
  const { composer, page } = deps;
  const asking = signal<Asking | null>(null);
  const inputs = signal<ReadonlyMap<string, string>>(new Map());

  // One object as long as it is the same text: its marks keep their name.
  const wholePage = computed<Passage | null>(() => {
    const selection = page.selection.value;
    if (selection?.reading) return selection.passage;
    const use = page.use.value;
    if (use.status !== 'used') return null;
    const { text, title, url } = use.reading;
    return { text: fitText(text, deps.getRoom()), title, url };
  });

  /** A title or an address is that of the selection; without one, of the page. */
  function needsPage(entry: PromptEntry & { text: string }): boolean {
    const variables = findVariables(entry.text);
    const isOfPage = variables.has('title') || variables.has('url');
    return (
      wholePage.value === null &&
      (variables.has('page') || (isOfPage && composer.passage.value === null))
    );
  }

  function lacksText(entry: PromptEntry & { text: string }): boolean {
    const isOfText = toQuickKind(entry) !== undefined || findVariables(entry.text).has('selection');
    return isOfText && composer.passage.value === null && !findVariables(entry.text).has('page');
  }

  function toExtras(entry: PromptEntry & { text: string }): ActionExtras {
    const { name = '', text, connectionId } = entry;
    const selection = composer.passage.value;
    const filling = { ...deps.getFilling(), selection, page: wholePage.value };
    const filled = fillTemplate(text, { ...filling, inputs: inputs.value });
    const answers = findInputs(text).map((label) => `${label}: ${inputs.value.get(label) ?? ''}`);
    return {
      prompt: { ...filled, name, answers: answers.join('\n') },
      passage: findPassage(text, selection, wholePage.value),
      ...(connectionId && { connectionId }),
    };
  }

  const isFilled = (labels: readonly string[]) =>
    labels.every((label) => (inputs.value.get(label) ?? '').trim() !== '');

  function send(entry: PromptEntry & { text: string }) {
    composer.runAction(toQuickKind(entry) ?? 'own', toExtras(entry));
    close();
  }

  function close() {
    asking.value = null;
    inputs.value = new Map();
    composer.setPreviewKind(null);
  }

  function preview(entry: PromptEntry & { text: string }) {
    composer.setPreviewKind(toQuickKind(entry) ?? 'own', () => {
      const isReady = isFilled(findInputs(entry.text)) && !needsPage(entry) && !lacksText(entry);
      return isReady ? toExtras(entry) : null;
    });
  }

  return {
    asking,
    inputs,
    setInput(label, text) {
      inputs.value = new Map([...inputs.peek(), [label, text]]);
    },
    async run(entry) {
      close();
      if (lacksText(entry)) return;
      if (needsPage(entry)) await page.usePage();
      if (needsPage(entry)) return;
      const labels = findInputs(entry.text);
      if (labels.length === 0) return send(entry);
      asking.value = { entry, labels };
      preview(entry);
    },
    preview,
    sendAsked() {
      const waiting = asking.peek();
      if (waiting && isFilled(waiting.labels)) send(waiting.entry);
    },
    cancel: close,
  };
}

/** What the words are about, as the conversation remembers it: what goes along, and nothing else. */
function findPassage(
  template: string,
  selection: Passage | null,
  page: Passage | null,
): Passage | null {
  const variables = findVariables(template);
  return variables.has('page') && !variables.has('selection') ? page : (selection ?? page);
}
