import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { findLastPassage, toMessages, type Turn } from '../chat/conversation.ts';
import type { Passage, Task, TaskKind } from '../chat/task.ts';
import type { ChatStore } from './chat-store.ts';
import type { PageStore } from './page-store.ts';

/** What would be sent, to the letter. */
export interface Preview {
  kind: TaskKind;
  /** The exact text of the message, for a model. */
  content: string;
  /** The text it is about: all that an engine on this device reads. */
  passage: Passage | null;
  /** The exact text of the system message that goes before the conversation. */
  system: string;
  /** How many messages of this conversation go along. */
  historyLength: number;
}

/** The question being written, and the actions on it. */
export interface ComposerStore {
  readonly draft: ReadonlySignal<string>;
  setDraft(text: string): void;
  /** Sends the draft as a question about the selection (or the conversation). */
  sendDraft(): void;
  /** Runs a quick action on the selection (or the passage the conversation is about). */
  runAction(kind: TaskKind): void;
  /** Whether there is text for a quick action to work on. */
  readonly hasPassage: ReadonlySignal<boolean>;
  /** Rises when the cursor should go to the message box. */
  readonly focusRequests: ReadonlySignal<number>;
  requestFocus(): void;
  readonly isPreviewOpen: ReadonlySignal<boolean>;
  togglePreview(): void;
  /** Which action the preview is about while the pointer or focus is on it; null for the default. */
  setPreviewKind(kind: TaskKind | null): void;
  /** Null when there is nothing to send. */
  readonly preview: ReadonlySignal<Preview | null>;
}

/** What the composer works with. */
export interface ComposerDeps {
  chat: ChatStore;
  page: PageStore;
  /** The system message; reads signals. */
  getSystem(): string;
  /** Puts a task into the exact words that are sent after these turns; reads signals. */
  toContent(task: Task, turns: readonly Turn[]): string;
}

/** A {@link ComposerStore}. */
export function createComposerStore({
  chat,
  page,
  getSystem,
  toContent,
}: ComposerDeps): ComposerStore {
  const draft = signal('');
  const focusRequests = signal(0);
  const isPreviewOpen = signal(false);
  const previewKind = signal<TaskKind | null>(null);

  const turns = computed(() => chat.turns.value.map((turn) => turn.value));
  const passage = computed<Passage | null>(
    () => page.selection.value?.passage ?? findLastPassage(turns.value),
  );

  const toTask = (kind: TaskKind): Task => ({
    kind,
    question: draft.value.trim(),
    passage: passage.value,
  });

  const preview = computed<Preview | null>(() => {
    if (!isPreviewOpen.value) return null;
    const isBare = draft.value.trim() === '';
    const kind = previewKind.value ?? (isBare ? 'summarize' : 'ask');
    if (kind === 'ask' ? isBare : !passage.value) return null;
    return {
      kind,
      content: toContent(toTask(kind), turns.value),
      passage: passage.value,
      system: getSystem(),
      historyLength: toMessages(turns.value).length,
    };
  });

  const send = (kind: TaskKind) => {
    if (!chat.send(toTask(kind))) return;
    draft.value = '';
    focusRequests.value += 1;
  };

  return {
    draft,
    focusRequests,
    isPreviewOpen,
    preview,
    hasPassage: computed(() => passage.value !== null),
    setDraft(text) {
      draft.value = text;
    },
    sendDraft() {
      if (draft.value.trim() !== '') send('ask');
    },
    runAction(kind) {
      if (passage.value) send(kind);
    },
    requestFocus() {
      focusRequests.value += 1;
    },
    togglePreview() {
      isPreviewOpen.value = !isPreviewOpen.value;
    },
    setPreviewKind(kind) {
      previewKind.value = kind;
    },
  };
}
