/**
 * The part of the browser's built-in AI that is used.
 * @see https://webmachinelearning.github.io/writing-assistance-apis/ (Summarizer)
 * @see https://webmachinelearning.github.io/prompt-api/ (LanguageModel), both read 2026-11-22
 * @see https://developer.chrome.com/docs/ai/built-in-apis Chrome 138 and later, on desktops only;
 * the drafts expose both in windows, Chromium 156 in the extension's service worker too (probed).
 */

/** Whether the model is on this computer, for the options that were asked about. */
export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

/** Tells how far a download is, by `downloadprogress` events whose `loaded` runs from 0 to 1. */
export interface DownloadMonitor {
  addEventListener(
    type: 'downloadprogress',
    listener: (event: { readonly loaded: number }) => void,
  ): void;
}

/** What may go with any `create()`. */
export interface CreateExtras {
  signal?: AbortSignal;
  monitor?: (monitor: DownloadMonitor) => void;
}

/** One of the two kinds of model: `Options` are asked about, and then made a session with. */
export interface ModelApi<Options, Session> {
  /** May never settle (probed in Chromium 156). */
  availability(options?: Options): Promise<Availability>;
  /** Takes a click where something is to be downloaded, but for workers. May never settle. */
  create(options: Options & CreateExtras): Promise<Session>;
}

/** What kind of summary; an enum that has no such member is refused with a `TypeError`. */
export interface SummarizerOptions {
  type?: 'tldr' | 'key-points';
  format?: 'plain-text' | 'markdown';
  length?: 'short' | 'medium' | 'long';
  /** BCP 47 tags, as in all languages here. */
  expectedInputLanguages?: string[];
  outputLanguage?: string;
}

/** A `Summarizer`. */
export interface SummarizerSession {
  summarizeStreaming(text: string, options: { signal: AbortSignal }): ReadableStream<string>;
  measureInputUsage(text: string, options: { signal: AbortSignal }): Promise<number>;
  /** In tokens; may be infinite. */
  readonly inputQuota: number;
  destroy(): void;
}

/** A message as the Prompt API takes it; `system` comes first of all, if at all. */
export interface PromptMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What a conversation is made with. */
export interface LanguageModelOptions {
  expectedInputs?: Array<{ type: 'text'; languages: string[] }>;
  expectedOutputs?: Array<{ type: 'text'; languages: string[] }>;
  initialPrompts?: PromptMessage[];
}

/** A `LanguageModel`. What is named `input…` is how Chrome named it before `context…`. */
export interface LanguageModelSession {
  promptStreaming(prompt: string, options: { signal: AbortSignal }): ReadableStream<string>;
  measureContextUsage?(prompt: string, options: { signal: AbortSignal }): Promise<number>;
  measureInputUsage?(prompt: string, options: { signal: AbortSignal }): Promise<number>;
  /** Tokens that are taken. */
  readonly contextUsage?: number;
  readonly inputUsage?: number;
  /** Tokens there are; may be infinite. */
  readonly contextWindow?: number;
  readonly inputQuota?: number;
  destroy(): void;
}

/** The global `Summarizer`. */
export type SummarizerApi = ModelApi<SummarizerOptions, SummarizerSession>;

/** The global `LanguageModel`. */
export type LanguageModelApi = ModelApi<LanguageModelOptions, LanguageModelSession>;

/** The globals there are: none in Firefox and on phones. */
export interface BuiltInApis {
  Summarizer?: SummarizerApi | undefined;
  LanguageModel?: LanguageModelApi | undefined;
}
