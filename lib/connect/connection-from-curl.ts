import type { CustomEndpoint } from '../formats/custom-endpoint.ts';
import type { FormatId } from '../formats/format.ts';
import { parseJson, toJsonObject, toText } from '../formats/decode/json.ts';
import { isFormTemplate } from '../formats/request/form-template.ts';
import { toBodyTemplate, type BodyTemplate, type RecordedBody } from './body-template.ts';
import { toCommandError } from './curl/command-error.ts';
import { findPreset } from './find-preset.ts';
import { findKnownEndpoint, pickOptions, type KnownEndpoint } from './known-endpoints.ts';
import type { CurlCommand } from './curl/parse-curl.ts';
import { sortHeaders } from './recorded-headers.ts';
import { readRecordedUrl, toUrlTemplate, type RecordedUrl } from './recorded-url.ts';
import { readKey } from './secrets.ts';

/** A connection as far as a command tells it. */
export interface RecordedConnection {
  /** The vendor's own name where Gloss knows it, else the host. */
  name: string;
  format: FormatId;
  baseUrl: string;
  /** '' where the command names none, or a variable. */
  model: string;
  /** '' where the command has none, or a placeholder. */
  apiKey: string;
  /**
   * Neither secrets nor the browser's own. `{{key}}` is the place of the key where the server wants
   * it elsewhere than its format sends it; a header that is empty is not to be sent.
   */
  headers: Record<string, string>;
  options: Record<string, unknown>;
  /** For the format `custom`. The key's place in the query is `{{key}}`. */
  custom?: CustomEndpoint;
  /** The command had cookies; they are never kept, but the user may allow their own. */
  wantsCookies: boolean;
  /** False when nobody can tell where the question goes, so that the user must say it. */
  hasPrompt: boolean;
}

/** In the place of the key; what fills it in is not part of what is stored or exported. */
const KEY_PLACE = '{{key}}';

/** Where each format itself puts the key; bearer tokens everywhere else. */
const OWN_KEY_HEADERS: Partial<Record<FormatId, string>> = {
  anthropic: 'x-api-key',
  gemini: 'x-goog-api-key',
};

/** What is known of reading the answer before there is one. */
const UNKNOWN_ANSWER = {
  framing: 'auto',
  textPath: '',
  mode: 'auto',
  doneMark: '',
  errorPath: '',
} as const;

/**
 * Makes a connection of a recorded request: one of a known format where its URL and its body say so,
 * else a custom one, in whose body or URL the question, the history and the model have become
 * places. Keys are taken out of headers, URL and body; cookies are dropped.
 *
 * @throws {GlossError} `invalid-url`; `bad-request` for a method but GET and POST, a body that is
 *   neither JSON nor a form, or a host that is a variable; `detail` is the place.
 */
export function toConnection({ method, url, headers, body }: CurlCommand): RecordedConnection {
  if (method !== 'GET' && method !== 'POST') throw toCommandError('not a GET or POST', method);
  const address = readRecordedUrl(url);
  const sorted = sortHeaders(headers);
  const recorded = method === 'POST' ? readBody(body) : undefined;
  const template = recorded && toBodyTemplate(recorded, sorted.apiKey || address.apiKey);

  // Who wants a key in the body only looks like a known format.
  const isKnowable = recorded && !recorded.isForm && template?.hasKeyPlace === false;
  const known = isKnowable ? findKnownEndpoint(address, recorded.value) : undefined;
  const connection = known
    ? toKnownConnection(known, address.url, recorded?.value)
    : toCustomConnection(method, address, template);
  const ownHeaders = new Set(known?.ownHeaders);
  const kept = Object.entries(sorted.headers).filter(([name]) => !ownHeaders.has(name));
  const preset = findPreset(connection.baseUrl);
  const needs = preset?.format === connection.format ? preset.options : {};
  return {
    ...connection,
    name: preset?.name ?? address.url.host,
    options: { ...needs, ...connection.options },
    apiKey: sorted.apiKey || address.apiKey || (template?.apiKey ?? ''),
    headers: {
      ...Object.fromEntries(kept),
      ...toKeyHeaders(sorted.keyHeader, connection.format),
      // The key is in the body, and nowhere else.
      ...(template?.hasKeyPlace && sorted.apiKey === '' ? { authorization: '' } : {}),
    },
    wantsCookies: sorted.hasCookies,
  };
}

/** Undefined for no body. */
function readBody(body: string): RecordedBody | undefined {
  if (body.trim() === '') return undefined;
  const value = parseJson(body);
  if (value !== undefined) return { value, isForm: false };
  if (!isFormTemplate(body)) throw toCommandError('the body is neither JSON nor a form', body);
  return { value: Object.fromEntries(new URLSearchParams(body.trim())), isForm: true };
}

type OwnParts = Omit<RecordedConnection, 'name' | 'apiKey' | 'headers' | 'wantsCookies'>;

function toKnownConnection(
  known: KnownEndpoint,
  { origin, pathname, search }: URL,
  recorded: unknown,
): OwnParts {
  const path = pathname.replace(/\/+$/, '');
  const model = known.path.exec(path)?.groups?.['model'] ?? toText(toJsonObject(recorded)['model']);
  const basePath = known.keepsPath ? path : path.replace(known.path, '');
  return {
    format: known.format,
    baseUrl: origin + basePath + (known.ownsQuery ? '' : search),
    model: readKey(model),
    options: pickOptions(toJsonObject(recorded), known),
    hasPrompt: true,
  };
}

function toCustomConnection(
  method: 'GET' | 'POST',
  { url, keyParameter }: RecordedUrl,
  template: BodyTemplate | undefined,
): OwnParts {
  const address = template?.hasPrompt ? url.href : toUrlTemplate(url);
  return {
    format: 'custom',
    baseUrl: url.origin,
    model: template?.model ?? '',
    options: {},
    custom: {
      method,
      url: addKeyPlace(address, keyParameter),
      body: template?.body ?? '',
      ...UNKNOWN_ANSWER,
    },
    hasPrompt: template?.hasPrompt === true || address.includes('{{prompt}}'),
  };
}

function addKeyPlace(url: string, name: string): string {
  if (name === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${KEY_PLACE}`;
}

/** Nothing where the format sends the key as the command did. */
function toKeyHeaders(keyHeader: string, format: FormatId): Record<string, string> {
  if (keyHeader === '' || keyHeader === OWN_KEY_HEADERS[format]) return {};
  return { authorization: '', [keyHeader]: KEY_PLACE };
}
