import { toMessages, type Turn } from './conversation.ts';
import type { ChatMessage } from './engine.ts';

/** The messages of a prompt; an empty system message or appendix is none. */
export function toPromptMessages(
  system: string,
  turns: readonly Turn[],
  appendix: string,
): ChatMessage[] {
  return [
    ...(system === '' ? [] : [{ role: 'system' as const, content: system }]),
    ...toMessages(turns),
    ...(appendix === '' ? [] : [{ role: 'user' as const, content: appendix }]),
  ];
}
