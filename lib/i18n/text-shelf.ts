import type { LanguageTag } from './languages.ts';
import type { Messages } from './messages.ts';

const shelf = new Map<LanguageTag, Messages>();

/** Puts the texts of a language where {@link findMessages} finds them. */
export function provideMessages(tag: LanguageTag, messages: Messages): void {
  shelf.set(tag, messages);
}

/** The texts of a language. @throws {TypeError} when nobody has provided them yet. */
export function findMessages(tag: LanguageTag): Messages {
  const messages = shelf.get(tag);
  if (!messages) throw new TypeError(`the texts of ${tag} are not loaded`);
  return messages;
}
