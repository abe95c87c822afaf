import type { Framing } from './framing.ts';

/** An HTTP request as plain data. */
export interface HttpRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  /** Absent for GET. */
  body?: string;
  /** How the answer is cut into frames; `auto` unless told. */
  framing?: Framing;
  /** The user's own session goes along. Only after a click that said so. */
  withCookies?: boolean;
}
