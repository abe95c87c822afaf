import { type AssistantTurn, type Conversation, isVerbatim, type Turn } from './conversation.ts';
import { escapeAnswer, escapeLink, escapeText } from './export-markdown-escape.ts';
import type { QuickKind, Task } from './task.ts';
import { findPath } from './tree.ts';

/** The words of an export, in the user's language. */
export interface MarkdownWords {
  /** Stands over what the user said. */
  you: string;
  /** Stands over an answer, before the name of the model. */
  assistant: string;
  /** Stands over the pages that an answer names. */
  sources: string;
  /** Says that an answer did not come to its end. */
  unfinished: string;
  /** What the quick actions are called. */
  actions: Record<QuickKind, string>;
}

/**
 * The shown path of a conversation as Markdown. Titles, questions and quoted text mean themselves
 * and never become markup; answers keep theirs, without images and HTML, so that a file that is
 * opened asks nobody for anything.
 */
export function toMarkdown(
  { title, headId }: Conversation,
  turns: readonly Turn[],
  words: MarkdownWords,
): string {
  const path = findPath(new Map(turns.map((turn) => [turn.id, turn])), headId);
  const blocks = path.flatMap((turn) =>
    turn.role === 'user' ? toQuestion(turn.task, words) : toAnswer(turn, words),
  );
  return `${[`# ${escapeText(title)}`, ...blocks].filter(Boolean).join('\n\n')}\n`;
}

function toQuestion({ kind, question, passage, prompt }: Task, words: MarkdownWords): string[] {
  const standard = kind === 'ask' || kind === 'own' ? '' : words.actions[kind];
  const asked = [prompt?.name || standard, prompt?.answers ?? '', question];
  const head = [`## ${escapeText(words.you)}`, ...asked.map(escapeText)];
  if (!passage) return head;
  const { title, url, text } = passage;
  const source = title || url ? [escapeLink(title, url), ''] : [];
  const quoted = [...source, ...escapeText(text).split('\n')];
  return [...head, quoted.map((line) => `> ${line}`.trimEnd()).join('\n')];
}

function toAnswer(turn: AssistantTurn, words: MarkdownWords): string[] {
  const { engine, text, citations, status } = turn;
  const model =
    engine?.kind === 'connection' ? ` (${escapeText(engine.model || engine.name)})` : '';
  const sources = citations.map(({ url, title }) => `- ${escapeLink(title, url)}`);
  return [
    `## ${escapeText(words.assistant)}${model}`,
    isVerbatim(turn) ? escapeText(text) : escapeAnswer(text.trim()),
    status === 'complete' ? '' : `*${escapeText(words.unfinished)}*`,
    ...(sources.length > 0 ? [`### ${escapeText(words.sources)}`, sources.join('\n')] : []),
  ];
}
