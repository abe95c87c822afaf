import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { findPictures, gatherText, type Picture } from '../chat/attachment.ts';
import { findLastPassage, toMessages, type Turn } from '../chat/conversation.ts';
import type { Passage, Task, TaskKind } from '../chat/task.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { ChatStore } from './chat-store.ts';
import type { PageStore } from './page-store.ts';

/** What would be sent, to the letter. */
export interface Preview {
  kind: TaskKind;
  /** The exact text of the message, for a model. */
  content: string;
  /** The text it is about: all that an engine on this device reads. */
  passage: Passage | null;
  /** The pictures that go with it. */
  pictures: readonly Picture[];
  /** The exact text of the system message that goes before the conversation. */
  system: string;
  /** How many messages of this conversation go along. */
  historyLength: number;
}

/** The question being written, and the actions on it. */
export interface ComposerStore {
  readonly draft: ReadonlySignal<string>;
  setDraft(text: string): void;
  /** The pictures and files beside the draft. */
  readonly attachments: AttachmentStore;
  /** Whether the draft, or what is attached, can be sent. */
  readonly canSend: ReadonlySignal<boolean>;
  /**
   * Sends the draft as a question about the selection (or the conversation). Without a word,
   * pictures are asked about and files are summarized.
   */
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
  attachments: AttachmentStore;
  /** The system message; reads signals. */
  getSystem(): string;
  /** Puts a task into the exact words that are sent after these turns; reads signals. */
  toContent(task: Task, turns: readonly Turn[]): string;
  /** What is asked when so many pictures are sent without a word; reads signals. */
  askAboutPictures(count: number): string;
}

/** A {@link ComposerStore}. */
export function createComposerStore({
  chat,
  page,
  attachments,
  getSystem,
  toContent,
  askAboutPictures,
}: ComposerDeps): ComposerStore {
  const draft = signal('');
  const focusRequests = signal(0);
  const isPreviewOpen = signal(false);
  const previewKind = signal<TaskKind | null>(null);

  const turns = computed(() => chat.turns.value.map((turn) => turn.value));
  const passage = computed<Passage | null>(
    () => page.selection.value?.passage ?? findLastPassage(turns.value),
  );

  const pictures = computed(() => findPictures(attachments.items.value));
  const hasFiles = computed(() => pictures.value.length < attachments.items.value.length);
  const hasPassage = computed(() => passage.value !== null || hasFiles.value);
  const question = computed(() => {
    const typed = draft.value.trim();
    const isWordless = typed === '' && pictures.value.length > 0;
    return isWordless ? askAboutPictures(pictures.value.length) : typed;
  });

  const toTask = (kind: TaskKind): Task => ({
    kind,
    question: kind === 'ask' ? question.value : draft.value.trim(),
    passage: passage.value,
    ...(attachments.items.value.length === 0 ? {} : { attachments: attachments.items.value }),
  });

  /** What Send does: files alone are worth a summary. */
  const sentKind = computed<TaskKind>(() =>
    question.value === '' && hasFiles.value ? 'summarize' : 'ask',
  );
  const isSendable = (kind: TaskKind) =>
    attachments.obstacle.value === null &&
    (kind === 'ask' ? question.value !== '' : hasPassage.value);

  const preview = computed<Preview | null>(() => {
    if (!isPreviewOpen.value) return null;
    const kind = previewKind.value ?? (question.value === '' ? 'summarize' : 'ask');
    if (!isSendable(kind)) return null;
    const task = toTask(kind);
    return {
      kind,
      content: toContent(task, turns.value),
      passage: gatherText(task),
      pictures: pictures.value,
      system: getSystem(),
      historyLength: toMessages(turns.value).length,
    };
  });

  const send = (kind: TaskKind) => {
    if (!isSendable(kind) || !chat.send(toTask(kind))) return;
    draft.value = '';
    attachments.clear();
    focusRequests.value += 1;
  };

  return {
    draft,
    focusRequests,
    isPreviewOpen,
    preview,
    hasPassage,
    attachments,
    canSend: computed(() => isSendable(sentKind.value)),
    setDraft(text) {
      draft.value = text;
    },
    sendDraft: () => send(sentKind.value),
    runAction: send,
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
