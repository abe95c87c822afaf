/**
 * Every way Gloss can fail, as a closed set. The view looks up the user's sentence and the button
 * that helps by this code; `message` and `detail` never replace that sentence.
 */
export const ERROR_CODES = [
  'network',
  'permission-missing',
  'key-missing',
  'auth',
  'session-missing',
  'forbidden',
  'payment',
  'not-found',
  'rate-limit',
  'context-length',
  'bad-request',
  'server',
  'bad-response',
  'empty-answer',
  'provider',
  'too-large',
  'timeout',
  'connection-missing',
  'needs-model',
  'no-text',
  'storage',
  'invalid-file',
  'invalid-url',
  'internal',
] as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A {@link GlossError} as plain data: what crosses a port or is stored. */
export interface WireError {
  code: ErrorCode;
  /** For developers, in English; never shown as the sentence. */
  message: string;
  /** What the other side said, in its own words, with secrets masked. Shown beside our sentence. */
  detail?: string;
  /** The host that was asked, as `host[:port]`. */
  host?: string;
  /** HTTP status, where there was one. */
  status?: number;
  /** How long the server asked us to wait, in milliseconds. */
  retryAfterMs?: number;
}

/** What a {@link GlossError} may carry beside its code and message. */
export type ErrorDetails = Omit<WireError, 'code' | 'message'> & { cause?: unknown };

/**
 * The one error type that leaves a module of Gloss. An abort is not an error and is never wrapped
 * in one (see {@link isAbort}); a programmer's mistake is a `TypeError`.
 */
export class GlossError extends Error {
  override readonly name = 'GlossError';
  readonly code: ErrorCode;
  readonly details: Omit<ErrorDetails, 'cause'>;

  constructor(code: ErrorCode, message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** True for a {@link GlossError}; its wire form is none. */
export function isGlossError(value: unknown): value is GlossError {
  return value instanceof GlossError;
}

/** True when `value` is how `fetch`, a stream or an `AbortSignal` reports an abort. */
export function isAbort(value: unknown): boolean {
  return value instanceof Error && value.name === 'AbortError';
}

/**
 * Turns anything thrown into plain data. What is not a {@link GlossError} becomes `internal`. Never
 * throws: a run whose end cannot be told would never end.
 */
export function toWireError(value: unknown): WireError {
  if (isGlossError(value)) {
    const detail = value.details.detail;
    return {
      ...value.details,
      ...(detail === undefined ? {} : { detail: maskSecrets(detail) }),
      code: value.code,
      message: maskSecrets(value.message),
    };
  }
  return { code: 'internal', message: maskSecrets(toText(value)) };
}

function toText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'something without a text was thrown'; // Such as an object with no prototype.
  }
}

/**
 * What looks like a secret, and what of it stays. Servers write prose about keys and tokens too,
 * and it must stay readable: in prose only what has a digit among eight characters is a secret.
 */
const SECRETS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:sk|pk|rk|csk|xai|gsk|hf|ghp|glpat|nvapi|pplx)[-_][\w-]{8,}|\bAIza[\w-]{8,}/g, '•••'],
  [/\b((?:bearer|authorization\W+basic)\s+)(?=[^\s"',;]*\d)[^\s"',;]{8,}/gi, '$1•••'],
  [/((?:key|token|secret|password)["']?\s*=\s*["']?)[^\s"',;&]{4,}/gi, '$1•••'],
  [/((?:key|token|secret|password)["']?\s*:\s*["']?)(?=[^\s"',;&]*\d)[^\s"',;&]{8,}/gi, '$1•••'],
  [/\/\/[^/\s:@?#]*:[^/\s?#]*@/g, '//•••@'],
];

/**
 * Replaces what looks like a key, a bearer token or a password in a URL by `•••`. Servers echo the
 * key they reject, and `fetch` repeats the password of a URL it will not open (trust.md 3.3).
 */
export function maskSecrets(text: string): string {
  return SECRETS.reduce((masked, [secret, rest]) => masked.replace(secret, rest), text);
}
