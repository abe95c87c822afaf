import { GlossError } from '../../errors.ts';
import { parseJson } from '../decode/json.ts';

/** What the places of a template stand for, by name: texts, or any other JSON value. */
export type TemplateValues = Readonly<Record<string, unknown>>;

const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

/** A whole JSON string (or one that is never closed), or a place outside of all strings. */
const STRING_OR_PLACE = /"(?:[^"\\]|\\.)*"?|\{\{\s*(\w+)\s*\}\}/gs;

/** An escape, which no place begins in, or a place inside a JSON string. */
const ESCAPE_OR_PLACE = /\\(?:u.{4}|.)|\{\{\s*(\w+)\s*\}\}/gs;

/**
 * A JSON text with its `{{places}}` filled in. Alone a place becomes a JSON value; inside a string
 * it becomes part of that string, a list as its JSON. What is filled in is never read again, so a
 * prompt that holds `{{model}}` or a quote stays what it is. A place of no known name stays.
 *
 * @throws {GlossError} `bad-request` when the outcome is no JSON.
 */
export function fillJsonTemplate(template: string, values: TemplateValues): string {
  const filled = template.replace(STRING_OR_PLACE, (token, name?: string) =>
    name === undefined ? fillString(token, values) : fill(token, name, values, JSON.stringify),
  );
  if (parseJson(filled) === undefined) {
    throw new GlossError('bad-request', 'the template of the body is no JSON');
  }
  return filled;
}

/** A URL with its `{{places}}` filled in, percent-encoded. A place of no known name stays. */
export function fillUrlTemplate(template: string, values: TemplateValues): string {
  return template.replace(PLACE, (place, name: string) =>
    fill(place, name, values, (value) => encodeURIComponent(toPlainText(value).toWellFormed())),
  );
}

function fillString(token: string, values: TemplateValues): string {
  return token.replace(ESCAPE_OR_PLACE, (match, name?: string) =>
    name === undefined
      ? match
      : fill(match, name, values, (value) => JSON.stringify(toPlainText(value)).slice(1, -1)),
  );
}

function fill(
  place: string,
  name: string,
  values: TemplateValues,
  encode: (value: unknown) => string,
): string {
  return Object.hasOwn(values, name) ? encode(values[name]) : place;
}

function toPlainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
