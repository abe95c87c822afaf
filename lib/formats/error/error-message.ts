import { isJsonObject, parseJson, type JsonObject } from '../decode/json.ts';

/** Longest message taken over from a server, in characters. */
const MAX_MESSAGE_CHARS = 500;

/** Deeper than any server nests its message; a bound for hostile bodies. */
const MAX_DEPTH = 10;

/** Where servers put their words, the most telling first. */
const MESSAGE_FIELDS = [
  'error',
  'metadata', // OpenRouter: the message of the provider behind it is in `metadata.raw`.
  'raw',
  'message',
  'detail',
  'msg',
  'error_msg',
  'errors',
] as const;

/**
 * The message in an error body (text, JSON or parsed JSON), whatever its shape: `{error:{message}}`,
 * `{error:"…"}`, `{message}`, `{message:{detail:[…]}}`, `{detail:[{loc,msg}]}`, and those inside each
 * other. Text that is no JSON, or JSON of no known shape, is the message itself. At most 500
 * characters; '' when there is none.
 */
export function findErrorMessage(body: unknown): string {
  return findMessage(body, MAX_DEPTH).slice(0, MAX_MESSAGE_CHARS);
}

function findMessage(value: unknown, depth: number): string {
  if (depth === 0) return '';
  if (typeof value === 'string') return readMessage(value.trim(), depth);
  if (Array.isArray(value)) {
    const messages = value.map((item) => findMessage(item, depth - 1));
    return messages.filter((message) => message !== '').join('; ');
  }
  if (!isJsonObject(value)) return '';
  for (const field of MESSAGE_FIELDS) {
    const message = findMessage(value[field], depth - 1);
    if (message !== '') return addPlace(message, value);
  }
  return '';
}

/** Some servers pass on the JSON of the server behind them as text. */
function readMessage(text: string, depth: number): string {
  if (!/^[{[]/.test(text)) return text;
  if (/^(\{\s*\}|\[\s*\])$/.test(text)) return '';
  return findMessage(parseJson(text), depth - 1) || text;
}

/** FastAPI says what is wrong in `msg` and where in `loc`; one is no use without the other. */
function addPlace(message: string, { loc }: JsonObject): string {
  if (!Array.isArray(loc)) return message;
  const place = loc.filter((step) => typeof step === 'string' || typeof step === 'number');
  return `${place.join('.')}: ${message}`;
}
