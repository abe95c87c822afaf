import type { ChatRequest, Engine, StreamPart } from '../../chat/engine.ts';
import { GlossError } from '../../errors.ts';
import type { Availability, BuiltInApis } from './built-in-api.ts';
import { toConversationJob } from './conversation-job.ts';
import { explainRefusal, toRefusal, type Refusal } from './explain-refusal.ts';
import { createGrowingText } from './growing-text.ts';
import type { Job, Session } from './job.ts';
import { createPatience, type Patience, type StartTimer } from './patience.ts';
import { readAvailability } from './read-availability.ts';
import {
  resolveLanguages,
  type LanguageChoice,
  type RequestLanguages,
} from './request-languages.ts';
import { toSummarizerJob } from './summarizer-job.ts';

/** A model of several GB is read from the disk. */
const CREATE_LIMIT_MS = 90_000;
/** What takes no model, or next to nothing of it. */
const SHORT_LIMIT_MS = 20_000;
/** A long text is read before the first word, maybe without a graphics card. */
const FIRST_CHUNK_LIMIT_MS = 180_000;
const CHUNK_LIMIT_MS = 60_000;

/** What the engine needs of the world. */
export interface BuiltInOptions {
  /** The globals as they are now. */
  findApis(): BuiltInApis;
  readLanguages(): Promise<LanguageChoice>;
  startTimer: StartTimer;
}

/** One run: where its parts go, and how long it waits. */
interface Run {
  emit(part: StreamPart): void;
  signal: AbortSignal;
  patience: Patience;
}

/**
 * The engine that asks the browser's own model, on this computer: `Summarizer` for a bare summary or
 * key points, `LanguageModel` for all else. It never downloads: where no model is ready, it ends with
 * the note `built-in-missing`, or `built-in-language` where there is one for other languages, and
 * rejects with `needs-model`. It rejects with `context-length` before anything is left out, with
 * `timeout` when the browser is silent for too long, with `provider` when its model breaks down, and
 * with the signal's reason at once after an abort, whether the browser heeds that or not.
 */
export function createBuiltInEngine({
  findApis,
  readLanguages,
  startTimer,
}: BuiltInOptions): Engine {
  return {
    info: { kind: 'built-in' },
    async run(request, emit, signal) {
      signal.throwIfAborted();
      const run = { emit, signal, patience: createPatience(signal, startTimer) };
      const choice = await run.patience.within(readLanguages(), SHORT_LIMIT_MS);
      const languages = resolveLanguages(request, choice);
      const refusal = await answer(toJobs(findApis(), request, languages), run);
      signal.throwIfAborted();
      if (refusal?.kind === 'failed') {
        if (refusal.note) emit({ type: 'note', code: refusal.note });
        throw refusal.error;
      }
      emit({ type: 'finish', reason: refusal ? 'content-filter' : 'stop' });
    },
  };
}

/** Whoever may do it, the better one first. */
function toJobs(
  { Summarizer, LanguageModel }: BuiltInApis,
  request: ChatRequest,
  languages: RequestLanguages,
): Job[] {
  const summary = Summarizer && toSummarizerJob(Summarizer, request, languages);
  const conversation = LanguageModel && toConversationJob(LanguageModel, request, languages);
  return [summary, conversation].filter((job) => job !== null && job !== undefined);
}

/** Has the first that is ready do it; returns why it did not, if it did not. */
async function answer(jobs: readonly Job[], run: Run): Promise<Refusal | undefined> {
  const findReady = async (ask: (job: Job) => Promise<Availability>) => {
    const found = await Promise.all(
      jobs.map((job) => readAvailability(() => ask(job), run.patience)),
    );
    return jobs[found.indexOf('available')];
  };
  const ready = await findReady((job) => job.readAvailability());
  if (ready) return perform(ready, run);
  if (await findReady((job) => job.readAnyAvailability())) return toRefusal('built-in-language');
  return toRefusal('built-in-missing');
}

async function perform(job: Job, run: Run): Promise<Refusal | undefined> {
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const creation = job.create({ signal });
  try {
    const session = await run.patience.within(creation, CREATE_LIMIT_MS);
    await checkRoom(session, signal, run.patience);
    await tell(session, signal, run);
    return undefined;
  } catch (error) {
    return explainRefusal(error);
  } finally {
    stop.abort();
    // Also one that comes when nobody waits any more.
    creation
      .then((session) => session.destroy())
      .catch(() => {
        // There is none, or it is gone already.
      });
  }
}

async function checkRoom(session: Session, signal: AbortSignal, patience: Patience): Promise<void> {
  const measuring = session.measure(signal);
  if (measuring === undefined) return;
  const tokens = await patience.within(measuring, SHORT_LIMIT_MS);
  if (tokens <= session.room) return;
  throw new GlossError('context-length', `${tokens} tokens where ${session.room} are left`);
}

async function tell(session: Session, signal: AbortSignal, { emit, patience }: Run): Promise<void> {
  const reader = session.stream(signal).getReader();
  const read = createGrowingText();
  try {
    for (let limitMs = FIRST_CHUNK_LIMIT_MS; ; limitMs = CHUNK_LIMIT_MS) {
      const { done, value } = await patience.within(reader.read(), limitMs);
      if (done) return;
      read(value).forEach(emit);
    }
  } finally {
    reader.cancel().catch(() => {
      // It has failed, which was told, or was stopped, which was meant.
    });
  }
}
