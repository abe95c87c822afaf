import type { CustomEndpoint } from '../formats/custom-endpoint.ts';
import type { FormatId } from '../formats/format.ts';

/** A model the user has connected. Its key is kept apart and never leaves the store. */
export interface Connection {
  id: string;
  /** The user's own name for it. */
  name: string;
  format: FormatId;
  /** Absolute http(s) URL, for example `http://127.0.0.1:11434/v1`. */
  baseUrl: string;
  model: string;
  /** Extra request headers. */
  headers: Record<string, string>;
  /** Extra body fields. */
  options: Record<string, unknown>;
  /** The endpoint itself, for the format `custom`; its `url` has the host of `baseUrl`. */
  custom?: CustomEndpoint;
  /** The user has allowed, by a click, that their own session at this host goes along. */
  withCookies?: boolean;
  /**
   * The origin to which prompts go without our own origin in them, for the user has allowed that by
   * a click; counts for no other one.
   */
  withoutOriginAt?: string;
}

/** A connection as the settings show it. */
export interface ConnectionSummary extends Connection {
  /** Whether a key is stored for the origin of `baseUrl`. */
  hasKey: boolean;
}
