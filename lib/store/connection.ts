import type { CustomEndpoint } from '../formats/custom-endpoint.ts';
import type { FormatId } from '../formats/format.ts';

/** How long a model may be silent, in seconds; parts of one count, and 0 is for ever. */
export interface ConnectionLimits {
  /** From the request to the first byte of the answer; 180 unless given, 0 on a local host. */
  firstByteSeconds?: number;
  /** Between two bytes of the answer; 120 unless given, 0 on a local host. */
  silenceSeconds?: number;
}

/** What a model costs by the user's word, in US dollars for a million tokens. */
export interface ConnectionPrices {
  input?: number;
  output?: number;
}

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
  limits?: ConnectionLimits;
  /** How many tokens the model takes at once, by the user's word; else `findContextWindow` says. */
  contextTokens?: number;
  prices?: ConnectionPrices;
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
