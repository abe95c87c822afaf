import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { findPictures, type Picture } from '../chat/attachment.ts';
import { gatherText } from '../chat/read-task.ts';
import { findLastPassage, toMessages, type Turn } from '../chat/conversation.ts';
import type { Passage, Task, TaskKind, TaskPrompt } from '../chat/task.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { ChatStore } from './chat-store.ts';
import type { PageStore } from './page-store.ts';

/** What would be sent, to the letter. */
export interface Preview {
  kind: TaskKind;
  /** What an own prompt is called. */
  name?: string;
  /** Who would answer, if not who is in use. */
  connectionId?: string;
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

/** What an action has of its own. */
export interface ActionExtras {
  prompt?: TaskPrompt;
  /** What its words are about, where that is not what the composer would take. */
  passage?: Passage | null;
  /** Who answers, if not who is in use. */
  connectionId?: string;
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
  runAction(kind: TaskKind, extras?: ActionExtras): void;
  /** What a question asked now is about. */
  readonly passage: ReadonlySignal<Passage | null>;
  /** Whether there is text for a quick action to work on. */
  readonly hasPassage: ReadonlySignal<boolean>;
  /** Rises when the cursor should go to the message box. */
  readonly focusRequests: ReadonlySignal<number>;
  requestFocus(): void;
  readonly isPreviewOpen: ReadonlySignal<boolean>;
  togglePreview(): void;
  /**
   * Which action the preview is about while the pointer or focus is on it; null for the default.
   * `findExtras` reads signals; null while the action is not ready to be sent.
   */
  setPreviewKind(kind: TaskKind | null, findExtras?: () => ActionExtras | null): void;
  /** The turn whose question is being put in other words; null for none. */
  readonly editedTurnId: ReadonlySignal<string | null>;
  editTurn(turnId: string | null): void;
  /** Has the last question put in other words. Returns whether there is one. */
  editLast(): boolean;
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

type Previewed = { kind: TaskKind; findExtras: () => ActionExtras | null } | null;

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
  const previewed = signal<Previewed>(null);
  const editedTurnId = signal<string | null>(null);

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

  const toTask = (kind: TaskKind, extras: ActionExtras): Task => ({
    kind,
    question: kind === 'ask' ? question.value : draft.value.trim(),
    passage: extras.passage === undefined ? passage.value : extras.passage,
    ...(extras.prompt && { prompt: extras.prompt }),
    ...(attachments.items.value.length === 0 ? {} : { attachments: attachments.items.value }),
  });

  /** What Send does: files alone are worth a summary. */
  const sentKind = computed<TaskKind>(() =>
    question.value === '' && hasFiles.value ? 'summarize' : 'ask',
  );
  const isSendable = (kind: TaskKind) => {
    if (attachments.obstacle.value !== null) return false;
    // What it asks about is not there yet.
    if (kind === 'ask' && page.use.value.status === 'reading') return false;
    if (kind === 'own') return true;
    return kind === 'ask' ? question.value !== '' : hasPassage.value;
  };

  const preview = computed<Preview | null>(() => {
    if (!isPreviewOpen.value) return null;
    const kind = previewed.value?.kind ?? (question.value === '' ? 'summarize' : 'ask');
    const extras = previewed.value ? previewed.value.findExtras() : {};
    if (!isSendable(kind) || extras === null) return null;
    const task = toTask(kind, extras);
    return {
      kind,
      ...(task.prompt && { name: task.prompt.name }),
      ...(extras.connectionId && { connectionId: extras.connectionId }),
      content: toContent(task, turns.value),
      passage: gatherText(task),
      pictures: pictures.value,
      system: getSystem(),
      historyLength: toMessages(turns.value).length,
    };
  });

  const send = (kind: TaskKind, extras: ActionExtras = {}) => {
    if (!isSendable(kind)) return;
    if (!chat.send(toTask(kind, extras), undefined, extras.connectionId)) return;
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
    passage,
    editedTurnId,
    editTurn(turnId) {
      editedTurnId.value = turnId;
    },
    editLast() {
      const asked = turns.peek().findLast(({ role }) => role === 'user');
      if (asked?.role !== 'user' || asked.task.question === '') return false;
      editedTurnId.value = asked.id;
      return true;
    },
    sendDraft: () => send(sentKind.value),
    runAction: send,
    requestFocus() {
      focusRequests.value += 1;
    },
    togglePreview() {
      isPreviewOpen.value = !isPreviewOpen.value;
    },
    setPreviewKind(kind, findExtras = () => ({})) {
      previewed.value = kind === null ? null : { kind, findExtras };
    },
  };
}
