import { hasPictures, type Engine, type StreamPart } from '../chat/engine.ts';
import type { Passage, Task } from '../chat/task.ts';
import { GlossError } from '../errors.ts';
import { findPassages } from './find-passages.ts';
import { isMarkdown, splitSections, toPlainText } from './markdown.ts';
import { outline } from './outline.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { type ReadText, readText } from './read-text.ts';
import { pickKeyPoints, summarize } from './summarize.ts';

/** A text of so few sentences is its own summary. */
const MAX_SHORT_SENTENCES = 3;
/** Beyond it, so few sentences mean that the rest is no prose, and is left out. */
const MAX_SHORT_CHARS = 4000;

/**
 * The engine that needs no model: it picks sentences from the passage and never writes one. It
 * summarizes (a page with headings under these, as Markdown), lists key points and finds the passages
 * that match a question, in any language, and ends every answer with `finish`. `run` rejects with
 * `needs-model` for what takes a model, with `no-text` when there is nothing to pick from, and with
 * the signal's reason after an abort.
 */
export function createExtractiveEngine(): Engine {
  return {
    info: { kind: 'on-device' },
    async run(request, emit, signal) {
      signal.throwIfAborted();
      const pacer = createPacer(signal);
      if (hasPictures(request)) emit({ type: 'note', code: 'pictures-unseen' });
      for await (const part of answer(request.task, pacer)) {
        await pacer.rest();
        emit(part);
      }
    },
  };
}

async function* answer(task: Task, pacer: Pacer): AsyncGenerator<StreamPart> {
  const passage = passageFor(task);
  const text = await readText(toWords(task.kind, passage.text), pacer);
  if (text.isCut) yield { type: 'note', code: 'truncated-input' };
  if (task.kind === 'ask') yield* quote(text, task.question, pacer);
  else if (isShort(text, passage)) yield* giveBack(passage.text);
  else if (task.kind === 'key-points') yield* listKeyPoints(text, passage.title, pacer);
  else yield* writeSummary(text, passage, pacer);
  yield { type: 'finish', reason: 'stop' };
}

/** What sentences are picked from: of a page no code and no headings; answers are in tables too. */
function toWords(kind: Task['kind'], text: string): string {
  if (!isMarkdown(text)) return text;
  if (kind === 'ask') return toPlainText(text);
  return splitSections(text)
    .map(({ prose }) => prose)
    .join('\n');
}

function passageFor({ kind, passage }: Task): Passage {
  const hasText = passage !== null && passage.text.trim() !== '';
  if (kind === 'summarize' || kind === 'key-points') {
    if (hasText) return passage;
    throw new GlossError('no-text', `Nothing to ${kind}: the passage is empty`);
  }
  if (kind === 'ask' && hasText) return passage;
  throw new GlossError('needs-model', `Picking sentences cannot do: ${kind}`);
}

function isShort({ sentences }: ReadText, { text }: Passage): boolean {
  const isBrief = text.length <= MAX_SHORT_CHARS;
  if (sentences.length === 0 && !isBrief)
    throw new GlossError('no-text', 'No words in the passage');
  return sentences.length <= MAX_SHORT_SENTENCES && isBrief;
}

function* giveBack(text: string): Generator<StreamPart> {
  yield { type: 'note', code: 'already-short' };
  // Answers are Markdown, which joins lines unless two blanks end them.
  yield { type: 'text-delta', text: text.replace(/(?<=\S)\n(?=\S)/g, '  \n') };
}

async function* writeSummary(
  text: ReadText,
  passage: Passage,
  pacer: Pacer,
): AsyncGenerator<StreamPart> {
  const entries = isMarkdown(passage.text)
    ? await outline(splitSections(passage.text), pacer)
    : null;
  if (entries) {
    const blocks = entries.map(({ heading, sentence }) =>
      heading === '' ? sentence : `### ${heading}\n\n${sentence}`,
    );
    return yield* toDeltas(blocks, '\n\n');
  }
  const sentences = await summarize(text, passage.title, pacer);
  yield* toDeltas(
    sentences.map((sentence) => sentence.text),
    '\n\n',
  );
}

async function* listKeyPoints(
  text: ReadText,
  title: string,
  pacer: Pacer,
): AsyncGenerator<StreamPart> {
  const points = await pickKeyPoints(text, title, pacer);
  // One line a point, also where the text was wrapped in the middle of the sentence.
  yield* toDeltas(
    points.map((point) => `- ${point.text.replaceAll(/\s+/g, ' ')}`),
    '\n',
  );
}

async function* quote(text: ReadText, question: string, pacer: Pacer): AsyncGenerator<StreamPart> {
  const passages = await findPassages(text, question, pacer);
  yield { type: 'note', code: passages.length > 0 ? 'quotes' : 'no-match' };
  const [open, close] = text.language === 'ja' ? ['「', '」'] : ['“', '”'];
  yield* toDeltas(
    passages.map((passage) => `${open}${passage.text}${close}`),
    '\n\n',
  );
}

function* toDeltas(texts: readonly string[], separator: string): Generator<StreamPart> {
  for (const [index, text] of texts.entries()) {
    yield { type: 'text-delta', text: index === 0 ? text : separator + text };
  }
}
