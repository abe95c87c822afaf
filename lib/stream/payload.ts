import { createJsonSplitter } from './json-splitter.ts';

const DONE_MARK = /^\s*"?\[done\]"?\s*$/i;
const GAP = /^\s*(?:data:)?\s*$/;
const COMMA = 0x2c;
const CLOSING_BRACKET = 0x5d;
const CLOSING_BRACE = 0x7d;

/** True for a payload that can stand alone: a whole JSON object, or a mark such as `[DONE]`. */
export function isWholePayload(data: string): boolean {
  return DONE_MARK.test(data) || isJsonObject(data);
}

/** True for every run, and for little else: cheap, for every payload of every stream comes here. */
export function mayBeRun(data: string): boolean {
  if (data.startsWith('{') && !endsEarly(data)) return false;
  return data.includes('}{') || data.includes('data:');
}

/** True when a brace may close the object before its end, for what follows shows no outer one. */
function endsEarly(data: string): boolean {
  let end = data.indexOf('}') + 1;
  while (end > 0 && end < data.length) {
    const next = data.charCodeAt(end);
    if (next !== COMMA && next !== CLOSING_BRACKET && next !== CLOSING_BRACE) return true;
    end = data.indexOf('}', end) + 1;
  }
  return false;
}

/**
 * Cuts a run of payloads with no line end between them, such as `{…}data:{…}data:[DONE]` or
 * `{…}{…}`, into its payloads. What is no such run comes back as it is: braces may stand in any
 * text.
 */
export function splitRun(data: string): string[] {
  const payloads: string[] = [];
  const splitter = createJsonSplitter((value) => payloads.push(value));
  splitter.push(data);
  splitter.end();
  return payloads.every(isWholePayload) && isAllOf(data, payloads) ? payloads : [data];
}

/** True when nothing but `data:` stands around and between `payloads`. */
function isAllOf(data: string, payloads: string[]): boolean {
  let end = 0;
  for (const payload of payloads) {
    const start = data.indexOf(payload, end);
    if (!GAP.test(data.slice(end, start))) return false;
    end = start + payload.length;
  }
  return GAP.test(data.slice(end));
}

function isJsonObject(data: string): boolean {
  const text = data.trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // Not JSON.
  }
}
