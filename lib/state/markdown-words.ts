import type { MarkdownWords } from '../chat/export-markdown.ts';
import type { Translate } from '../i18n/translate.ts';

/** The words of an export as Markdown, in the user's language. */
export function toMarkdownWords(translate: Translate): MarkdownWords {
  return {
    you: translate('turn.you'),
    assistant: translate('turn.assistant'),
    sources: translate('turn.sources'),
    unfinished: translate('history.unfinished'),
    actions: {
      summarize: translate('action.summarize'),
      'key-points': translate('action.key-points'),
      explain: translate('action.explain'),
      translate: translate('action.translate'),
      rewrite: translate('action.rewrite'),
      'fix-grammar': translate('action.fix-grammar'),
    },
  };
}
