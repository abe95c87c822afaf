import type { DraftStore } from '../store/conversation-store.ts';
import type { ComposerStore } from './composer-store.ts';

/** How long the typing rests before a draft is stored. */
export const DRAFT_DELAY_MS = 300;

/** Keeps what is being written, for each conversation its own. */
export interface DraftKeeper {
  /**
   * Shows the draft of a conversation; with null nothing is kept from now on. What was written in a
   * conversation without a turn comes along: nobody would look for it there.
   */
  open(conversationId: string | null): Promise<void>;
  /** Stores the draft once the typing rests. */
  keep(isFirstQuestion: boolean): void;
  /** Stores it now: the panel may be gone in a moment. */
  flush(): void;
}

/** A {@link DraftKeeper}. A draft that cannot be stored stays in the message box. */
export function createDraftKeeper(
  drafts: DraftStore,
  composer: Pick<ComposerStore, 'draft' | 'setDraft'>,
): DraftKeeper {
  let openId: string | null = null;
  /** The one that is opening, or the same. */
  let wantedId: string | null = null;
  let storedText = '';
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const store = (text: string) => {
    clearTimeout(timer);
    if (openId === null || text === storedText) return;
    storedText = text;
    drafts.save(openId, text).catch(() => {
      // It is still in the box; the next change tries again.
    });
  };
  const flush = () => store(composer.draft.peek());

  return {
    async open(conversationId) {
      if (isFirst) {
        store('');
      } else {
        flush();
        composer.setDraft('');
      }
      openId = null;
      wantedId = conversationId;
      const text = conversationId === null ? '' : await drafts.load(conversationId).catch(() => '');
      // Another one was opened meanwhile: this draft would become its.
      if (wantedId !== conversationId) return;
      openId = conversationId;
      storedText = text;
      // Words in the box are newer than any draft.
      if (composer.draft.peek() === '') composer.setDraft(text);
      else flush();
    },
    keep(isFirstQuestion) {
      isFirst = isFirstQuestion;
      clearTimeout(timer);
      timer = setTimeout(flush, DRAFT_DELAY_MS);
    },
    flush,
  };
}
