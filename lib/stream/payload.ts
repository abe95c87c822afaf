import { createJsonSplitter } from './json-splitter.ts';

const DONE_MARK = /^\s*"?\[done\]"?\s*$/i;
const GAP = /^\s*(?:data:)?\s*$/;

/** True for a payload that can stand alone: a whole JSON object, or a mark such as `[DONE]`. */
export function isWholePayload(data: string): boolean {
  return DONE_MARK.test(data) || isJsonObject(data);
}

/**
 * Cuts a run of payloads with no line end between them, such as `{…}data:{…}data:[DONE]` or
 * `{…}{…}`, into its payloads. What is no such run comes back as it is: braces may stand in any
 * text.
 */
export function splitRun(data: string): string[] {
  // Cheap, for every line of every stream comes here.
  if (!data.includes('}{') && !data.includes('data:')) return [data];
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
