import { findVariables, replacePlaces, type Place } from './prompt-template.ts';
import type { PromptContext } from './prompt.ts';
import type { Passage, TaskPrompt } from './task.ts';

/** What the places of a template are filled with. */
export interface Filling {
  /** What is selected, or else what the conversation is about; null for nothing. */
  selection: Passage | null;
  /** The page as a whole; null when it was not read. */
  page: Passage | null;
  /** What the user filled in, by label. */
  inputs: ReadonlyMap<string, string>;
  /** The name of the language answers are asked for in. */
  language: string;
  /** Today, as the user writes it. */
  date: string;
  /** Says that what stands between marks is material and no instructions. */
  notice: string;
  /** The name of the marks around page text; see `createFences`. */
  toFence: PromptContext['toFence'];
}

/**
 * The words of a prompt of the user's own with all places filled. Whatever comes from a page, its
 * title and its address too, stands between marks whose name it cannot guess, so that it can
 * neither close them nor be taken for the user's words; the notice before says what they mean.
 */
export function fillTemplate(
  template: string,
  filling: Filling,
): Omit<TaskPrompt, 'name' | 'answers'> {
  const { selection, page, inputs, language, date, notice, toFence } = filling;
  let isQuoted = false;

  function quote(passage: Passage | null, toText: (passage: Passage) => string, gap = ''): string {
    const text = passage && toText(passage).toWellFormed();
    if (!passage || !text) return '';
    isQuoted = true;
    const fence = toFence(passage);
    return [`<${fence}>`, text, `</${fence}>`].join(gap);
  }

  function fill({ variable, label }: Place): string {
    switch (variable) {
      case 'selection':
        return quote(selection, ({ text }) => text, '\n');
      case 'page':
        return quote(page, ({ text }) => text, '\n');
      case 'title':
        return quote(selection ?? page, ({ title }) => toLine(title));
      case 'url':
        return quote(selection ?? page, ({ url }) => toLine(url));
      case 'language':
        return language;
      case 'date':
        return date;
      case 'input':
        return inputs.get(label) ?? '';
    }
  }

  const words = replacePlaces(template.trim(), fill);
  const variables = findVariables(template);
  return {
    text: isQuoted ? `${notice}\n\n${words}` : words,
    hasPassage: variables.has('selection') || variables.has('page'),
    hasLanguage: variables.has('language'),
  };
}

function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
