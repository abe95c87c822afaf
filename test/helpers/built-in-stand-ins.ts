import type { Availability, BuiltInApis } from '../../lib/ondevice/built-in/built-in-api.ts';

/** Where a stand-in can be told to hang, or to fail. */
export type BuiltInPhase = 'availability' | 'create' | 'measure' | 'first-chunk' | 'next-chunk';

/** How the stand-ins behave; plain data, so that it can be sent into a browser. */
export interface BuiltInScript {
  /** `available` unless told otherwise. */
  availability?: Availability;
  /** What is not there at all. */
  absent?: Array<'Summarizer' | 'LanguageModel'>;
  /** BCP 47 tags; Chromium 156's unless told otherwise. */
  languages?: string[];
  /** How many words the model takes. */
  quota?: number;
  chunks?: string[];
  /** Never goes on from there. */
  hangs?: BuiltInPhase;
  /** The exception thrown there, by name. */
  fails?: { phase: BuiltInPhase; name: string; message?: string };
  /** How much of the download has come by each event. */
  progress?: number[];
  /** Refuses a download that no click has asked for, as pages do and workers do not. */
  wantsClick?: boolean;
  /** Heeds no abort. */
  isDeaf?: boolean;
  /** Has `inputQuota` in place of `contextWindow`, and so on: Chrome before its Prompt API was stable. */
  isOld?: boolean;
}

/** What was asked of the stand-ins, and how to let them go on. */
export interface BuiltInLog {
  availabilities: unknown[];
  creates: Array<{ api: string; options: Record<string, unknown> }>;
  /** The texts that were to be answered. */
  prompts: string[];
  /** Sessions that have been made, and not destroyed. */
  open: number;
  /** Streams that nobody has cancelled or read to the end. */
  streams: number;
  /** Lets what hangs in `create` go on. */
  release(): void;
}

/** The globals, and their log as a global of its own. */
export type BuiltInStandIns = Required<BuiltInApis> & { builtInLog: BuiltInLog };

/**
 * Stand-ins for Chrome's `Summarizer` and `LanguageModel` that follow their drafts (see
 * built-in-api.ts) and what was seen of Chromium 156. It uses nothing from outside itself, so that
 * its text can be run in a browser, see {@link toPageScript}.
 */
export function createBuiltInStandIns(script: BuiltInScript = {}): BuiltInStandIns {
  const languages = script.languages ?? ['en', 'es', 'ja', 'de', 'fr'];
  const quota = script.quota ?? 1000;
  let availability = script.availability ?? 'available';
  let release = () => {};
  const log: BuiltInLog = {
    availabilities: [],
    creates: [],
    prompts: [],
    open: 0,
    streams: 0,
    release: () => release(),
  };

  const fail = (name: string, message = name) => new DOMException(message, name);
  const exceed = (requested: number) =>
    Object.assign(fail('QuotaExceededError'), { requested, quota });
  const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;

  /** One step of work: it hangs, fails or is aborted where it is told to. */
  function pass(phase: BuiltInPhase, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!script.isDeaf) {
        if (signal?.aborted) reject(signal.reason);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }
      if (script.fails?.phase === phase) reject(fail(script.fails.name, script.fails.message));
      if (script.hangs !== phase) resolve();
      else if (phase === 'create') release = resolve;
    });
  }

  interface Texts {
    languages: string[];
  }
  interface Options {
    expectedInputLanguages?: string[];
    outputLanguage?: string;
    expectedInputs?: Texts[];
    expectedOutputs?: Texts[];
    initialPrompts?: Array<{ role: string; content: string }>;
    type?: string;
    signal?: AbortSignal;
    monitor?(monitor: EventTarget): void;
  }

  function doesSpeak(options: Options): boolean {
    const texts = [...(options.expectedInputs ?? []), ...(options.expectedOutputs ?? [])];
    return [
      ...(options.expectedInputLanguages ?? []),
      ...(options.outputLanguage === undefined ? [] : [options.outputLanguage]),
      ...texts.flatMap((text) => text.languages),
    ].every((tag) => languages.includes(tag.split('-')[0] ?? tag));
  }

  function toStream(signal?: AbortSignal): ReadableStream<string> {
    const chunks = [...(script.chunks ?? ['It ', 'answers.'])];
    let isFirst = true;
    let isOpen = true;
    log.streams += 1;
    const close = () => {
      if (isOpen) log.streams -= 1;
      isOpen = false;
    };
    return new ReadableStream<string>(
      {
        async pull(controller) {
          try {
            await pass(isFirst ? 'first-chunk' : 'next-chunk', signal);
          } catch (error) {
            close();
            controller.error(error);
            return;
          }
          isFirst = false;
          const chunk = chunks.shift();
          if (chunk !== undefined) {
            controller.enqueue(chunk);
            return;
          }
          close();
          controller.close();
        },
        cancel: close,
      },
      { highWaterMark: 0 },
    );
  }

  function createSession(usage: number) {
    let isOpen = true;
    log.open += 1;
    const measure = async (text: string, { signal }: { signal?: AbortSignal } = {}) => {
      await pass('measure', signal);
      return countWords(text);
    };
    const answer = (text: string, { signal }: { signal?: AbortSignal } = {}) => {
      if (!isOpen) throw fail('InvalidStateError');
      log.prompts.push(text);
      return toStream(signal);
    };
    const destroy = () => {
      if (isOpen) log.open -= 1;
      isOpen = false;
    };
    return {
      destroy,
      summarizeStreaming: answer,
      promptStreaming: answer,
      measureInputUsage: measure,
      inputUsage: usage,
      inputQuota: quota,
      ...(!script.isOld && {
        measureContextUsage: measure,
        contextUsage: usage,
        contextWindow: quota,
      }),
    };
  }

  function download(options: Options): void {
    const monitor = new EventTarget();
    options.monitor?.(monitor);
    for (const loaded of script.progress ?? [0, 1]) {
      monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
    }
  }

  function createApi(api: 'Summarizer' | 'LanguageModel') {
    return {
      async availability(options: Options = {}): Promise<Availability> {
        log.availabilities.push({ api, options });
        await pass('availability');
        return doesSpeak(options) ? availability : 'unavailable';
      },
      async create(options: Options = {}) {
        log.creates.push({ api, options: { ...options } });
        if (options.type === 'tl;dr') throw new TypeError('not a valid enum value');
        if (!doesSpeak(options)) {
          throw fail('NotSupportedError', 'The requested language options are not supported.');
        }
        if (availability === 'unavailable') {
          throw fail('NotSupportedError', 'The service is not running.');
        }
        if (availability !== 'available') {
          if (script.wantsClick) throw fail('NotAllowedError', 'Requires a user gesture.');
          download(options);
        }
        await pass('create', options.signal);
        availability = 'available';
        const prompts = options.initialPrompts ?? [];
        const usage = prompts.reduce((sum, { content }) => sum + countWords(content), 0);
        if (usage > quota) throw exceed(usage);
        return createSession(usage);
      },
    };
  }

  const isAbsent = (api: 'Summarizer' | 'LanguageModel') => script.absent?.includes(api);
  return {
    Summarizer: isAbsent('Summarizer') ? undefined : createApi('Summarizer'),
    LanguageModel: isAbsent('LanguageModel') ? undefined : createApi('LanguageModel'),
    builtInLog: log,
  } as BuiltInStandIns;
}

/**
 * The stand-ins as a script that makes them globals: for a page before it loads
 * (`evaluateOnNewDocument`), or for a worker that runs (`evaluate`). What was asked of them is then in
 * the global `builtInLog`.
 */
export function toPageScript(script: BuiltInScript): string {
  const call = `(${createBuiltInStandIns.toString()})(${JSON.stringify(script)})`;
  return `for (const [name, value] of Object.entries(${call}))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });`;
}
