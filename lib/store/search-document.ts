import type { Turn } from '../chat/conversation.ts';
import { addTerms } from '../chat/search-terms.ts';
import type { ChatTransaction } from './schema.ts';

/** Most terms of one conversation, about those of a long book; later words are not found by. */
const MAX_TERMS = 20_000;

/** The words of a turn that the reader knows: not the instructions that were sent with them. */
export function toSearchTexts(turn: Turn): string[] {
  if (turn.role === 'assistant') return [turn.text];
  const { question, passage } = turn.task;
  return passage ? [question, passage.title, passage.text] : [question];
}

/**
 * Makes a conversation found by these texts too. What it was found by it stays found by: a search
 * reads the texts of what it found.
 */
export async function addToSearch(
  transaction: ChatTransaction,
  conversationId: string,
  texts: readonly string[],
): Promise<void> {
  const search = transaction.objectStore('search');
  const stored = (await search.get(conversationId))?.terms ?? [];
  const terms = new Set(stored);
  for (const text of texts) addTerms(terms, text, MAX_TERMS);
  if (terms.size > stored.length) await search.put({ conversationId, terms: [...terms] });
}
