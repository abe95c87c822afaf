import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { BUILT_IN, ON_DEVICE } from '../chat/engine.ts';
import { toWireError, type WireError } from '../errors.ts';
import type { Availability, LanguageModelApi } from '../ondevice/built-in/built-in-api.ts';
import { downloadModel, toModelOptions } from '../ondevice/built-in/download-model.ts';
import { createPatience, type StartTimer } from '../ondevice/built-in/patience.ts';
import { readAvailability } from '../ondevice/built-in/read-availability.ts';
import type { LanguageChoice } from '../ondevice/built-in/request-languages.ts';

/** What the user can be told of the browser's own model. */
export type BuiltInOffer =
  | { kind: 'none' }
  /** It can be had; `isUnderWay` when the browser downloads it already, for someone else. */
  | { kind: 'download'; isUnderWay: boolean }
  /** On its way for us: how much is there, from 0 to 1. */
  | { kind: 'progress'; loaded: number }
  | { kind: 'failed'; error: WireError }
  /** We have had it downloaded. */
  | { kind: 'ready' };

/** The browser's own model, as far as the panel has to do with it. */
export interface BuiltInStore {
  readonly offer: ReadonlySignal<BuiltInOffer>;
  /** Who answers where no connection is in use: the browser's model only while it is ready. */
  readonly defaultEngine: ReadonlySignal<typeof BUILT_IN | typeof ON_DEVICE>;
  /** Has it downloaded; call it straight from a click. */
  download(): void;
  /** Waits for the download no longer. */
  cancel(): void;
  /** Takes the offer away, for good. */
  dismiss(): Promise<void>;
}

/** What the store needs of the world. */
export interface BuiltInDeps {
  /** The global as it is now; undefined in browsers that have none. */
  findModel(): LanguageModelApi | undefined;
  /** May read signals. */
  getLanguages(): LanguageChoice;
  startTimer: StartTimer;
  /** Whether the user has declined, in this profile. */
  readDeclined(): Promise<boolean>;
  writeDeclined(): Promise<void>;
}

/** A {@link BuiltInStore} that is told when to look. */
export interface WatchedBuiltInStore extends BuiltInStore {
  /** Looks anew: at the start, when a language was chosen. Never rejects. */
  refresh(): Promise<void>;
}

/** A {@link WatchedBuiltInStore} that has not looked yet. */
export function createBuiltInStore(deps: BuiltInDeps): WatchedBuiltInStore {
  const availability = signal<Availability>('unavailable');
  const isDeclined = signal(true);
  const attempt = signal<Exclude<BuiltInOffer, { kind: 'download' }>>({ kind: 'none' });
  let current = new AbortController();
  let looks = 0;

  const getSpoken = () => {
    const { interface: own, answer } = deps.getLanguages();
    return answer === 'auto' || answer === own ? [own] : [own, answer];
  };

  async function refresh() {
    looks += 1;
    const look = looks;
    const model = deps.findModel();
    const patience = createPatience(new AbortController().signal, deps.startTimer);
    const ask = () =>
      model?.availability(toModelOptions(getSpoken())) ?? Promise.resolve('unavailable' as const);
    const [found, declined] = await Promise.all([
      readAvailability(ask, patience),
      // What cannot be read was not declined, and can be again.
      deps.readDeclined().catch(() => false),
    ]);
    if (look !== looks) return;
    availability.value = found;
    isDeclined.value = declined;
  }

  async function fetchModel(model: LanguageModelApi, { signal: stopped }: AbortController) {
    attempt.value = { kind: 'progress', loaded: 0 };
    try {
      await downloadModel(model, {
        languages: getSpoken(),
        signal: stopped,
        startTimer: deps.startTimer,
        onProgress: (loaded) => {
          attempt.value = { kind: 'progress', loaded };
        },
      });
      attempt.value = { kind: 'ready' };
    } catch (error) {
      if (!stopped.aborted) attempt.value = { kind: 'failed', error: toFailure(error) };
    }
    await refresh();
  }

  return {
    offer: computed(() => {
      if (attempt.value.kind !== 'none') return attempt.value;
      const isOffered =
        availability.value === 'downloadable' || availability.value === 'downloading';
      if (!isOffered || isDeclined.value) return { kind: 'none' };
      return { kind: 'download', isUnderWay: availability.value === 'downloading' };
    }),
    defaultEngine: computed(() => (availability.value === 'available' ? BUILT_IN : ON_DEVICE)),
    refresh,
    download() {
      const model = deps.findModel();
      if (!model || attempt.peek().kind === 'progress') return;
      current = new AbortController();
      void fetchModel(model, current);
    },
    cancel() {
      current.abort();
      attempt.value = { kind: 'none' };
    },
    async dismiss() {
      const isDone = attempt.peek().kind === 'ready';
      attempt.value = { kind: 'none' };
      if (isDone) return;
      isDeclined.value = true;
      // Where it cannot be stored, it is asked again some day.
      await deps.writeDeclined().catch(() => {});
    },
  };
}

/** What the browser says of it goes into the detail. */
function toFailure(error: unknown): WireError {
  const { code, message } = toWireError(error);
  return code === 'timeout' ? { code, message } : { code: 'provider', message, detail: message };
}
