import { isJsonObject, toJsonObject, toText } from '../formats/decode/json.ts';
import { findPrompt } from './find-prompt.ts';
import { listJsonPlaces, mapJson, type JsonPath, type JsonPlace } from './json-leaves.ts';
import { isKeyField, readKey } from './secrets.ts';

/** A request body with places where the words of the next question go. */
export interface BodyTemplate {
  /**
   * JSON text with `{{messages}}`, `{{prompt}}`, `{{history}}`, `{{model}}` and `{{key}}`, where they
   * belong; or a form with them, but for messages and history.
   */
  body: string;
  /** The model the body named; '' for none. */
  model: string;
  /** Whether a place for the question was found. */
  hasPrompt: boolean;
  /** What stood in a field for keys; '' for none, and for a placeholder. */
  apiKey: string;
  /** Whether there is such a field. */
  hasKeyPlace: boolean;
}

const MODEL_NAME = /^(?:chat_?)?model(?:_?(?:name|id))?$/i;
const HISTORY_NAME = /^(?:chat_?)?history$/i;
const ROLES = new Set(['system', 'developer', 'user', 'assistant']);
/** A place that stands alone is no string, but becomes a JSON value of its own. */
const LONE_PLACE = /"(\{\{(?:messages|history)\}\})"/g;
const FORM_PLACE = /^\{\{(?:prompt|model|key)\}\}$/;

/** A recorded body, read. */
export interface RecordedBody {
  /** What the JSON holds; of a form an object of its fields. */
  value: unknown;
  isForm: boolean;
}

/**
 * Puts places where a recorded body holds the conversation, the question, the model, and the key. A
 * connection has one key: fields for keys that hold another than `otherKey`, or than the first of
 * them, are emptied.
 *
 * @param otherKey - The key that stands elsewhere in the request; '' for none.
 */
export function toBodyTemplate(recorded: RecordedBody, otherKey: string): BodyTemplate {
  const places = listJsonPlaces(recorded.value);
  const keys = places.filter(isKey).map((place) => readKey(toText(place.value)));
  const apiKey = keys.find((key) => key !== '') ?? '';
  const onlyKey = otherKey || apiKey;
  const hasMessages = places.some(isConversation);
  const texts = places.flatMap(({ path, value }) =>
    typeof value === 'string' && !isKey({ path, value }) ? [{ path, text: value }] : [],
  );
  const prompt = hasMessages ? undefined : findPrompt(texts)?.text;
  const model = texts.find(({ path }) => isNamed(path, MODEL_NAME))?.text;

  const filled = mapJson(recorded.value, (place) => {
    if (isHistory(place)) return emptyHistory(place.value);
    if (isConversation(place)) return '{{messages}}';
    if (typeof place.value !== 'string') return undefined;
    if (isKey(place)) return ['', onlyKey].includes(readKey(place.value)) ? '{{key}}' : '';
    // Some bodies say the question twice: as the model reads it, and as the user sees it.
    if (place.value === prompt) return '{{prompt}}';
    return place.value === model && isNamed(place.path, MODEL_NAME) ? '{{model}}' : undefined;
  });
  return {
    body: recorded.isForm ? toForm(filled) : toJson(filled),
    model: model ?? '',
    hasPrompt: hasMessages || prompt !== undefined,
    apiKey,
    hasKeyPlace: keys.length > 0,
  };
}

function toJson(filled: unknown): string {
  return JSON.stringify(filled, null, 2).replace(LONE_PLACE, '$1');
}

function toForm(fields: unknown): string {
  return Object.entries(toJsonObject(fields))
    .map(([name, value]) => {
      const text = toText(value);
      const encoded = FORM_PLACE.test(text) ? text : encodeURIComponent(text.toWellFormed());
      return `${encodeURIComponent(name.toWellFormed())}=${encoded}`;
    })
    .join('&');
}

function isKey({ path, value }: JsonPlace): boolean {
  return typeof value === 'string' && isKeyField(path.at(-1) ?? '', value);
}

function isNamed(path: JsonPath, name: RegExp): boolean {
  return name.test(path.at(-1) ?? '');
}

/** OpenAI's list of messages, under whatever name. */
function isConversation({ path, value }: JsonPlace): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    !isNamed(path, HISTORY_NAME) &&
    value.every(
      (item) => isJsonObject(item) && ROLES.has(String(item['role'])) && 'content' in item,
    )
  );
}

function isHistory({ path, value }: JsonPlace): boolean {
  return Array.isArray(value) && isNamed(path, HISTORY_NAME);
}

/** Pairs are what Gloss can fill in; of any other history nothing is kept, for it is an old one. */
function emptyHistory(value: unknown): unknown {
  const arePairs = Array.isArray(value) && value.every((item) => Array.isArray(item));
  return arePairs ? '{{history}}' : [];
}
