import type { LanguageTag } from './languages.ts';
import type { Messages } from './messages.ts';

const shelf = new Map<LanguageTag, Partial<Messages>>();

/**
 * Puts texts of a language where {@link findMessages} finds them: all of them, or those that are
 * needed before the rest is loaded.
 */
export function provideMessages(tag: LanguageTag, messages: Partial<Messages>): void {
  shelf.set(tag, { ...shelf.get(tag), ...messages });
}

/** The texts of a language that are there. @throws {TypeError} when nobody has provided any yet. */
export function findMessages(tag: LanguageTag): Partial<Messages> {
  const messages = shelf.get(tag);
  if (!messages) throw new TypeError(`the texts of ${tag} are not loaded`);
  return messages;
}
