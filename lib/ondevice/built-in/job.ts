import type { Availability, CreateExtras } from './built-in-api.ts';

/** A model that has been made ready for one question. */
export interface Session {
  /** How many tokens the question takes; undefined where the browser cannot tell. */
  measure(signal: AbortSignal): Promise<number> | undefined;
  /** How many tokens it may take; may be infinite. */
  readonly room: number;
  stream(signal: AbortSignal): ReadableStream<string>;
  destroy(): void;
}

/** One request, as one of the browser's models would do it. */
export interface Job {
  /** For the languages of the request. */
  readAvailability(): Promise<Availability>;
  /** For the languages the browser likes best. */
  readAnyAvailability(): Promise<Availability>;
  create(extras: CreateExtras): Promise<Session>;
}
