import type { CustomEndpoint } from '../../lib/formats/custom-endpoint.ts';
import type { FormatId } from '../../lib/formats/format.ts';

/** A connection as a settings file has it. */
export interface FileConnection {
  id: string;
  name: string;
  format: FormatId;
  baseUrl: string;
  apiKey: string;
  model: string;
  headers: Record<string, string>;
  options: Record<string, unknown>;
  custom?: CustomEndpoint;
}

/** What `GET /settings.json` answers. */
export interface ServedSettings {
  gloss: 1;
  activeConnection: string;
  connections: FileConnection[];
}

/** A settings file with a connection for everything a backend at `origin` speaks. */
export function toSettingsFile(origin: string): ServedSettings;
