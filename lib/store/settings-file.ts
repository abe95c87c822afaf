import * as v from 'valibot';
import { BUILT_IN, ON_DEVICE } from '../chat/engine.ts';
import { GlossError } from '../errors.ts';
import { isBaseUrl } from '../formats/base-url.ts';
import { TEXT_MODES } from '../formats/custom-endpoint.ts';
import { FORMAT_IDS } from '../formats/format.ts';
import { FRAMINGS } from '../stream/framing.ts';
import type { ConnectionStore } from './connections.ts';
import { PREFERENCES } from './preferences.ts';
import { PROMPTS } from './prompts.ts';
import type { SettingsStorage } from './settings.ts';

const HTTP_URL = v.pipe(v.string(), v.check(isBaseUrl, 'not an http(s) URL'));

const CUSTOM = v.object({
  method: v.picklist(['POST', 'GET']),
  url: HTTP_URL,
  body: v.optional(v.string(), ''),
  framing: v.fallback(v.picklist(FRAMINGS), 'auto'),
  textPath: v.optional(v.string(), ''),
  mode: v.fallback(v.picklist(TEXT_MODES), 'auto'),
  doneMark: v.optional(v.string(), ''),
  errorPath: v.optional(v.string(), ''),
});

const SECONDS = v.pipe(v.number(), v.finite(), v.minValue(0));

const LIMITS = v.object({
  firstByteSeconds: v.exactOptional(SECONDS),
  silenceSeconds: v.exactOptional(SECONDS),
});

const DOLLARS = v.pipe(v.number(), v.finite(), v.minValue(0));

const PRICES = v.object({ input: v.exactOptional(DOLLARS), output: v.exactOptional(DOLLARS) });

/** The URL of a `custom` connection is in its own part; the base URL says no more than its host. */
const withBaseUrl = (connection: unknown): unknown => {
  const { custom } = (connection ?? {}) as { custom?: { url?: unknown } };
  if (typeof custom?.url !== 'string') return connection;
  return { ...(connection as object), baseUrl: URL.parse(custom.url)?.origin };
};

const CONNECTION_FIELDS = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100), v.notValues([ON_DEVICE, BUILT_IN])),
  name: v.pipe(v.string(), v.maxLength(200)),
  format: v.picklist(FORMAT_IDS),
  baseUrl: HTTP_URL,
  apiKey: v.optional(v.string(), ''),
  model: v.optional(v.string(), ''),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  options: v.optional(v.record(v.string(), v.unknown()), {}),
  custom: v.exactOptional(CUSTOM),
  limits: v.exactOptional(LIMITS),
  contextTokens: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  prices: v.exactOptional(PRICES),
});

const CONNECTION = v.pipe(
  v.unknown(),
  v.transform(withBaseUrl),
  CONNECTION_FIELDS,
  v.forward(
    v.check(({ format, custom }) => format !== 'custom' || custom !== undefined, 'missing'),
    ['custom'],
  ),
);

const SETTINGS_FILE = v.object({
  gloss: v.literal(1),
  activeConnection: v.optional(v.string(), ''),
  connections: v.pipe(v.array(CONNECTION), v.maxLength(200)),
  preferences: v.exactOptional(PREFERENCES),
  prompts: v.exactOptional(PROMPTS),
});

/** The settings file, version 1. It is what *Export settings* writes and *Import settings* reads. */
export type SettingsFile = v.InferOutput<typeof SETTINGS_FILE>;

/** The largest settings file that is read, in characters. */
export const MAX_SETTINGS_FILE_CHARS = 5_000_000;

/**
 * Reads a settings file. Fields it does not know are dropped.
 * @throws {GlossError} `invalid-file`, whose detail names the field that is wrong.
 */
export function parseSettingsFile(text: string): SettingsFile {
  if (text.length > MAX_SETTINGS_FILE_CHARS) {
    throw new GlossError('invalid-file', 'settings file is too large');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GlossError('invalid-file', 'settings file is not JSON', { cause });
  }
  const result = v.safeParse(SETTINGS_FILE, value);
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    throw new GlossError('invalid-file', issue.message, path === null ? {} : { detail: path });
  }
  return result.output;
}

/** Headers whose values are secrets: left out of an export unless keys are asked for. */
const SECRET_HEADER = /auth|key|token|secret|cookie|password/i;

/**
 * Writes everything the user has set up as a settings file.
 * @param includeKeys Whether keys and headers that look like keys are written out.
 */
export async function writeSettingsFile(
  connections: ConnectionStore,
  settings: SettingsStorage,
  includeKeys: boolean,
): Promise<string> {
  const { preferences: all, activeConnection } = await settings.read();
  const { prompts, ...preferences } = all;
  const written: SettingsFile['connections'] = [];
  for (const { id } of await connections.list()) {
    const access = await connections.access(id);
    if (!access) continue;
    const { connection, endpoint } = access;
    written.push({
      ...connection,
      apiKey: includeKeys ? endpoint.apiKey : '',
      headers: includeKeys ? connection.headers : withoutSecrets(connection.headers),
    });
  }
  const file: SettingsFile = {
    gloss: 1,
    activeConnection,
    connections: written,
    preferences,
    ...(prompts === undefined ? {} : { prompts }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADER.test(name)));
}
