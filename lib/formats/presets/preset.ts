import type { CustomEndpoint } from '../custom-endpoint.ts';
import type { FormatId } from '../format.ts';

/** What is known of a vendor or a server before the user has said anything. */
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
  /** Only the user can reach it: by their own account, or as a server they have made. */
  isPrivate?: true;
  /** One to three model ids, the best for a first try first; each stands for its line as well. */
  suggestedModels?: readonly string[];
  /** Body fields it needs, or (null) does not take. */
  options?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Only for the format `custom`; `baseUrl` is then the origin of its URL. */
  custom?: CustomEndpoint;
}
