import type { CustomEndpoint } from '../../lib/formats/custom-endpoint.ts';
import type { FormatId } from '../../lib/formats/format.ts';
import type { ConnectionDraft } from '../../lib/state/settings-store.ts';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { toHost } from '../connection-host.ts';
import { isCustomUsable } from './custom-problems.ts';
import {
  addWindow,
  type NumberFields,
  parseTokens,
  takeWindow,
  toLimits,
  toPrices,
} from './number-fields.ts';

/** What is known of a connection before its form is filled in. */
export type ConnectionStart = Partial<ConnectionDraft>;

/** A connection as it stands in the fields of its form. */
export interface ConnectionFields extends NumberFields {
  format: FormatId;
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
  withCookies: boolean;
  /** Counts only for the format `custom`. */
  custom: CustomEndpoint;
}

const NEW_CUSTOM: CustomEndpoint = {
  method: 'POST',
  url: '',
  body: '{\n  "prompt": "{{prompt}}",\n  "stream": true\n}',
  framing: 'auto',
  textPath: '',
  mode: 'auto',
  doneMark: '[DONE]',
  errorPath: '',
};

export function toFields(start: ConnectionStart): ConnectionFields {
  const { options, window = start.contextTokens } = takeWindow(start.format, start.options);
  return {
    format: start.format ?? 'openai-chat',
    name: start.name ?? '',
    baseUrl: start.baseUrl ?? '',
    apiKey: start.apiKey ?? '',
    forgetKey: false,
    model: start.model ?? '',
    headers: toJson(start.headers),
    options: toJson(options),
    firstByteSeconds: `${start.limits?.firstByteSeconds ?? ''}`,
    silenceSeconds: `${start.limits?.silenceSeconds ?? ''}`,
    contextTokens: `${window ?? ''}`,
    inputPrice: `${start.prices?.input ?? ''}`,
    outputPrice: `${start.prices?.output ?? ''}`,
    withCookies: start.withCookies ?? false,
    custom: start.custom ?? { ...NEW_CUSTOM, url: start.baseUrl ?? '' },
  };
}

/** The address the connection belongs to: for the format `custom`, the origin of its URL. */
export function toBaseUrl({ format, baseUrl, custom }: ConnectionFields): string {
  if (format !== 'custom') return baseUrl.trim();
  const url = custom.url.trim();
  return URL.parse(url)?.origin ?? url;
}

/** What the form hands to the store, or null while a field that can be checked is wrong. */
export function toDraft(
  fields: ConnectionFields,
  saved: ConnectionSummary | null,
): ConnectionDraft | null {
  const { format, custom } = fields;
  const headers = parseHeaders(fields.headers);
  const options = format === 'custom' ? {} : parseObject(fields.options);
  const limits = toLimits(fields);
  const prices = toPrices(fields);
  const contextTokens = parseTokens(fields.contextTokens);
  if (headers === null || options === null) return null;
  if (limits === null || prices === null || contextTokens === null) return null;
  if (format === 'custom' && !isCustomUsable(custom)) return null;
  const baseUrl = toBaseUrl(fields);
  const apiKey = fields.apiKey.trim();
  return {
    ...(saved === null ? {} : { id: saved.id }),
    name: fields.name.trim() || toHost(baseUrl),
    format,
    baseUrl,
    model: fields.model.trim(),
    headers,
    ...toWindow(format, options, contextTokens),
    ...(limits && { limits }),
    ...(prices && { prices }),
    ...(format === 'custom' ? { custom: { ...custom, url: custom.url.trim() } } : {}),
    ...(takesSession(format) && fields.withCookies ? { withCookies: true } : {}),
    ...(saved?.withoutOriginAt && { withoutOriginAt: saved.withoutOriginAt }),
    ...(apiKey !== '' || fields.forgetKey ? { apiKey } : {}),
  };
}

/** The body fields, and the window where the server need not know it. */
function toWindow(
  format: FormatId,
  options: Record<string, unknown>,
  contextTokens: number | undefined,
): Pick<ConnectionDraft, 'options' | 'contextTokens'> {
  if (contextTokens === undefined) return { options };
  return format === 'ollama'
    ? { options: addWindow(options, contextTokens) }
    : { options, contextTokens };
}

/** Formats of services people use by being signed in to their pages. */
export function takesSession(format: FormatId): boolean {
  return format === 'baidu' || format === 'custom';
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
