import type { DraftStore } from './conversation-store.ts';
import { inTransaction } from './database.ts';
import type { OpenForWork } from './schema.ts';

/** A {@link DraftStore} over the database. */
export function createDraftStore(open: OpenForWork): DraftStore {
  return {
    async load(conversationId) {
      const record = await inTransaction(open, ['drafts'], 'readonly', (transaction) =>
        transaction.objectStore('drafts').get(conversationId),
      );
      return typeof record?.text === 'string' ? record.text : '';
    },
    async save(conversationId, text) {
      await inTransaction(open, ['drafts'], 'readwrite', async (transaction) => {
        const drafts = transaction.objectStore('drafts');
        if (text === '') await drafts.delete(conversationId);
        else await drafts.put({ conversationId, text: text.toWellFormed() });
      });
    },
  };
}
