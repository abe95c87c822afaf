import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { listPrompts, toQuickKind, type PromptEntry } from '../chat/actions.ts';
import type { Preferences } from '../store/preferences.ts';
import type { ComposerStore } from './composer-store.ts';
import type { PromptRunner } from './prompt-runner.ts';

/** Quick actions and the user's own prompts, in the user's order. */
export interface PromptStore {
  readonly prompts: ReadonlySignal<readonly PromptEntry[]>;
  /** What runs those with words of their own; null until the first of them is run. */
  readonly runner: ReadonlySignal<PromptRunner | null>;
  /** Sends one; one with places for the user's words waits for them first. */
  run(entry: PromptEntry): Promise<void>;
  /** Shows in the preview what one would send; null for what Send would. */
  preview(entry: PromptEntry | null): Promise<void>;
}

/** What the prompts work with. */
export interface PromptStoreDeps {
  preferences: ReadonlySignal<Preferences>;
  composer: Pick<ComposerStore, 'runAction' | 'setPreviewKind' | 'isPreviewOpen'>;
  /** Few prompts have words of their own: the panel opens without what fills them. */
  loadRunner(): Promise<PromptRunner>;
}

/** A {@link PromptStore}. */
export function createPromptStore(deps: PromptStoreDeps): PromptStore {
  const { preferences, composer } = deps;
  const runner = signal<PromptRunner | null>(null);
  let shown: PromptEntry | null = null;

  async function load(): Promise<PromptRunner> {
    const loaded = runner.peek() ?? (await deps.loadRunner());
    // Another call may have been quicker.
    runner.value ??= loaded;
    return runner.value;
  }

  /** A quick action in the words Gloss has for it. */
  function toStandard(entry: PromptEntry) {
    const kind = toQuickKind(entry);
    if (kind === undefined || entry.text !== undefined) return undefined;
    const { connectionId } = entry;
    return { kind, extras: connectionId === undefined ? {} : { connectionId } };
  }

  /** The prompt that waits for the user's words goes before what Send would do. */
  function showDefault() {
    const waiting = runner.peek()?.asking.peek();
    if (waiting) runner.peek()?.preview(waiting.entry);
    else composer.setPreviewKind(null);
  }

  return {
    prompts: computed(() => listPrompts(preferences.value.prompts)),
    runner,
    async run(entry) {
      const standard = toStandard(entry);
      if (standard) return composer.runAction(standard.kind, standard.extras);
      const { text = '' } = entry;
      await (await load()).run({ ...entry, text });
    },
    async preview(entry) {
      shown = entry;
      if (entry === null) return showDefault();
      const standard = toStandard(entry);
      if (standard) return composer.setPreviewKind(standard.kind, () => standard.extras);
      if (!composer.isPreviewOpen.peek()) return;
      const { text = '' } = entry;
      const loaded = await load();
      if (shown === entry) loaded.preview({ ...entry, text });
    },
  };
}
