import type { ConnectionDraft } from '../../lib/state/settings-store.ts';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { toHost } from '../connection-host.ts';

/** A connection as it stands in the fields of its form. */
export interface ConnectionFields {
  name: string;
  baseUrl: string;
  /** What was typed as the key; never the stored one. */
  apiKey: string;
  forgetKey: boolean;
  model: string;
  /** JSON. */
  headers: string;
  /** JSON. */
  options: string;
}

export function toFields(connection: ConnectionSummary | null): ConnectionFields {
  return {
    name: connection?.name ?? '',
    baseUrl: connection?.baseUrl ?? '',
    apiKey: '',
    forgetKey: false,
    model: connection?.model ?? '',
    headers: toJson(connection?.headers),
    options: toJson(connection?.options),
  };
}

/** What the form hands to the store, or null while a field with JSON is wrong. */
export function toDraft(
  fields: ConnectionFields,
  saved: ConnectionSummary | null,
): ConnectionDraft | null {
  const headers = parseHeaders(fields.headers);
  const options = parseObject(fields.options);
  if (headers === null || options === null) return null;
  const baseUrl = fields.baseUrl.trim();
  const apiKey = fields.apiKey.trim();
  return {
    ...(saved === null ? {} : { id: saved.id }),
    name: fields.name.trim() || toHost(baseUrl),
    format: saved?.format ?? 'openai-chat',
    baseUrl,
    model: fields.model.trim(),
    headers,
    options,
    ...(apiKey !== '' || fields.forgetKey ? { apiKey } : {}),
  };
}

/** The object in a JSON text; `{}` for an empty one, null when it is anything else. */
export function parseObject(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : null;
  } catch {
    // The text is not JSON (yet).
    return null;
  }
}

/** The same for an object that holds only texts. */
export function parseHeaders(text: string): Record<string, string> | null {
  const entries = Object.entries(parseObject(text) ?? { '': null });
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return texts.length === entries.length ? Object.fromEntries(texts) : null;
}

function toJson(value: Record<string, unknown> | undefined): string {
  return value === undefined || Object.keys(value).length === 0
    ? ''
    : JSON.stringify(value, null, 2);
}
