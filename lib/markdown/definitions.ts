import { toAddress } from './address.ts';
import {
  type Found,
  mayBeTarget,
  readDestination,
  readLabel,
  readTitle,
  skipSpaces,
} from './destination.ts';
import { type References, toLabel } from './references.ts';

const LINE_END = /[ \t]*(?:\n|$)/y;

/** Behind the line end at `at`, where nothing but spaces stand before it. */
function endLine(text: string, at: number): number | undefined {
  LINE_END.lastIndex = at;
  return LINE_END.test(text) ? LINE_END.lastIndex : undefined;
}

function readDefinition(text: string, at: number): (Found & { label: string }) | undefined {
  const label = readLabel(text, at);
  if (!label || text[label.end] !== ':') return undefined;
  const start = skipSpaces(text, label.end + 1);
  const destination = readDestination(text, start);
  if (!destination || destination.end === start) return undefined;
  const { value, end: behind } = destination;
  const titleStart = skipSpaces(text, behind);
  const titleEnd = titleStart > behind ? readTitle(text, titleStart) : undefined;
  const end = (titleEnd && endLine(text, titleEnd)) ?? endLine(text, behind);
  return end === undefined ? undefined : { label: toLabel(label.value), value, end };
}

/** True while a paragraph may turn out to be a definition such as `[kea]: https://…`. */
export function mayDefine(text: string): boolean {
  const label = text[0] === '[' ? readLabel(text, 0) : undefined;
  return label !== undefined && text[label.end] === ':' && mayBeTarget(text.slice(label.end + 1));
}

/**
 * Takes the definitions off the start of a paragraph. The first one of a label counts.
 *
 * @see https://spec.commonmark.org/0.31.2/#link-reference-definitions
 */
export function takeDefinitions(text: string, { links }: References): string {
  let at = 0;
  while (text[at] === '[') {
    const definition = readDefinition(text, at);
    if (!definition) break;
    const { label, value, end } = definition;
    if (!links.has(label)) links.set(label, toAddress(value));
    at = end;
  }
  return at === 0 ? text : text.slice(at);
}
