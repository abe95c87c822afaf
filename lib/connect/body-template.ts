import { isJsonObject } from '../formats/decode/json.ts';
import { findPrompt } from './find-prompt.ts';
import { listJsonPlaces, mapJson, type JsonPath, type JsonPlace } from './json-leaves.ts';

/** A request body with places where the words of the next question go. */
export interface BodyTemplate {
  /** JSON text with `{{messages}}`, `{{prompt}}`, `{{history}}` and `{{model}}`, where they belong. */
  body: string;
  /** The model the body named; '' for none. */
  model: string;
  /** Whether a place for the question was found. */
  hasPrompt: boolean;
}

const MODEL_NAME = /^(?:chat_?)?model(?:_?(?:name|id))?$/i;
const HISTORY_NAME = /^(?:chat_?)?history$/i;
const ROLES = new Set(['system', 'developer', 'user', 'assistant']);
/** A place that stands alone is no string, but becomes a JSON value of its own. */
const LONE_PLACE = /"(\{\{(?:messages|history)\}\})"/g;

/** Puts places where a recorded body holds the conversation, the question, and the model. */
export function toBodyTemplate(recorded: unknown): BodyTemplate {
  const places = listJsonPlaces(recorded);
  const hasMessages = places.some(isConversation);
  const texts = places.flatMap(({ path, value }) =>
    typeof value === 'string' ? [{ path, text: value }] : [],
  );
  const prompt = hasMessages ? undefined : findPrompt(texts)?.text;
  const model = texts.find(({ path }) => isNamed(path, MODEL_NAME))?.text;

  const body = mapJson(recorded, (place) => {
    if (isHistory(place)) return emptyHistory(place.value);
    if (isConversation(place)) return '{{messages}}';
    if (typeof place.value !== 'string') return undefined;
    // Some bodies say the question twice: as the model reads it, and as the user sees it.
    if (place.value === prompt) return '{{prompt}}';
    return place.value === model && isNamed(place.path, MODEL_NAME) ? '{{model}}' : undefined;
  });
  return {
    body: JSON.stringify(body, null, 2).replace(LONE_PLACE, '$1'),
    model: model ?? '',
    hasPrompt: hasMessages || prompt !== undefined,
  };
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
