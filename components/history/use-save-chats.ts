import type { Conversation } from '../../lib/chat/conversation.ts';
import { toWireError } from '../../lib/errors.ts';
import type { ChatFileKind } from '../../lib/state/history-store.ts';
import { useApp } from '../app-context.ts';

const FILE_ENDINGS: Record<ChatFileKind, string> = { json: 'json', markdown: 'md' };

/** What no file system takes in a name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]+/gu;

/** Saves one chat, or all of them, as a file; a failure is told in the list. */
export function useSaveChats(): (kind: ChatFileKind, chat?: Conversation) => Promise<void> {
  const { history, platform } = useApp();
  return async (kind, chat) => {
    const name = chat?.title.replace(NOT_IN_NAMES, ' ').trim().slice(0, 60) || 'gloss-chats';
    try {
      platform.saveFile(`${name}.${FILE_ENDINGS[kind]}`, await history.writeFile(kind, chat?.id));
    } catch (error) {
      history.report(toWireError(error));
    }
  };
}
