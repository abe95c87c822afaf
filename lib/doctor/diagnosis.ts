import type { WireError } from '../errors.ts';

/** What can be said of a connection, as a closed set; the view has the words. */
export const DIAGNOSIS_CODES = [
  'ok',
  /** It works, but the first word was long in coming, or did not come while we waited. */
  'slow',
  /** It works, but something on the way holds the answer back and hands it over in one go. */
  'buffered',
  'unreachable',
  'wrong-port',
  'use-https',
  'use-http',
  /** Something listens there, but no secure connection comes about. */
  'tls',
  /** The browser does not let us reach this host. */
  'permission',
  /** A server for models, but under another base URL. */
  'missing-path',
  'web-page',
  'key-missing',
  'key-wrong',
  'no-rights',
  'no-money',
  'model-missing',
  /** Ollama turns extensions away unless they are listed. */
  'ollama-origin',
  /** The server is there, but turns away requests that come from an extension. */
  'cors-off',
  'anthropic-browser',
  'context',
  'rate-limit',
  'empty',
  /** None of these: the error says what is known. */
  'other',
] as const;

/** One of {@link DIAGNOSIS_CODES}. */
export type DiagnosisCode = (typeof DIAGNOSIS_CODES)[number];

/** Systems whose users set environment variables in different ways. */
export type System = 'mac' | 'windows' | 'linux';

/** A way to mend a connection, as data; a click applies all but `enter-key` and `set-env`. */
export type Fix =
  | { type: 'set-base-url'; baseUrl: string }
  /** The models there are; at least one. */
  | { type: 'choose-model'; models: string[] }
  /** A pattern as the browser's permissions want it. */
  | { type: 'allow-host'; pattern: string }
  | { type: 'enter-key' }
  /** Requests to this origin no longer say that an extension sends them. */
  | { type: 'hide-origin'; origin: string }
  /** A command for each system, to be copied into a terminal. */
  | { type: 'set-env'; name: string; commands: Record<System, string> }
  | { type: 'set-header'; name: string; value: string }
  | { type: 'wait'; ms: number };

/** What was found, and what would help. */
export interface Diagnosis {
  code: DiagnosisCode;
  /** The best one first; empty where nothing can be done from here. */
  fixes: Fix[];
  /** From sending to the first piece of the answer, in milliseconds; absent when none came. */
  firstTokenMs?: number;
  /** From sending to the end, in milliseconds; absent when we had heard enough before. */
  totalMs?: number;
  /** What went wrong, with the server's own words; the key may be repeated in them. */
  error?: WireError;
}
