import type { FormatId } from '../format.ts';

/** What is known of a vendor or a local server before the user has said anything. */
export interface Preset {
  /** Lower case with dashes; unique. */
  id: string;
  /** What it calls itself. */
  name: string;
  format: FormatId;
  /** As {@link import('../format.ts').Endpoint.baseUrl}; a part in capitals is the user's to fill in. */
  baseUrl: string;
  needsKey: boolean;
  /** The page where a key is made. */
  keyUrl?: string;
  /** It runs on the user's own machine. */
  isLocal: boolean;
  /** One to three model ids, the best for a first try first. */
  suggestedModels?: readonly string[];
  /** Body fields it needs, or (null) does not take. */
  options?: Record<string, unknown>;
  headers?: Record<string, string>;
}
