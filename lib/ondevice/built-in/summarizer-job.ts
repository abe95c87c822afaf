import type { ChatRequest } from '../../chat/engine.ts';
import type { SummarizerApi, SummarizerOptions } from './built-in-api.ts';
import type { Job } from './job.ts';
import type { RequestLanguages } from './request-languages.ts';

/** Shorter texts get the shortest summary, longer ones the longest. In characters. */
const SHORT_TEXT = 1500;
const LONG_TEXT = 6000;

/**
 * The job of Chrome's `Summarizer`: a summary or the key points of a passage. Null for a request
 * that has more to it: a question of the user's, or an answer before it that it goes on from, for
 * then its last message does not bring the passage.
 */
export function toSummarizerJob(
  api: SummarizerApi,
  { messages, task }: ChatRequest,
  languages: RequestLanguages,
): Job | null {
  const type = task.kind === 'summarize' ? 'tldr' : task.kind;
  if (type !== 'tldr' && type !== 'key-points') return null;
  const text = task.passage?.text.toWellFormed() ?? '';
  const isAlone = text.trim() !== '' && messages.at(-1)?.content.includes(text);
  if (task.question !== '' || !isAlone) return null;

  const shape: SummarizerOptions = {
    type,
    format: type === 'tldr' ? 'plain-text' : 'markdown',
    length: resolveLength(text),
  };
  const options: SummarizerOptions = {
    ...shape,
    expectedInputLanguages: [languages.text],
    outputLanguage: languages.output,
  };
  return {
    readAvailability: () => api.availability(options),
    readAnyAvailability: () => api.availability(shape),
    async create(extras) {
      const summarizer = await api.create({ ...options, ...extras });
      return {
        measure: (signal) => summarizer.measureInputUsage(text, { signal }),
        room: summarizer.inputQuota,
        stream: (signal) => summarizer.summarizeStreaming(text, { signal }),
        destroy: () => summarizer.destroy(),
      };
    },
  };
}

function resolveLength({ length }: string): 'short' | 'medium' | 'long' {
  if (length < SHORT_TEXT) return 'short';
  return length < LONG_TEXT ? 'medium' : 'long';
}
