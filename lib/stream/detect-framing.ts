import type { Framing } from './framing.ts';
import { createJsonSplitter } from './json-splitter.ts';

/** A framing that a body can have, or a web page in place of an answer. */
export type DetectedFraming = Exclude<Framing, 'auto'> | 'page';

/** Says what a body is from its content type and its first characters. */
export interface FramingDetector {
  /** Takes text in pieces of any size; undefined while it is not sure. */
  push: (text: string) => DetectedFraming | undefined;
  /** What the body is, when it ends before that was sure. */
  end: () => DetectedFraming;
}

/** How much of a body is looked at to tell what it is, in characters. */
const HEAD_CHARS = 64;

const FIELD = /^(?:data|event|id|retry|error)?:/;
const ANY_FIELD = /^[\w-]* ?:/;
const FIELD_PREFIX = /^[\w-]* ?$/;
const JSON_START = /^\[?\s*\{\s*["}]|^\[\s*["\]]/;
const JSON_PREFIX = /^\[?\s*\{?\s*$/;
const RUN_PREFIX = /^data:[ \t]*$/;
const RUN_START = /^data:[ \t]*\{/;

/**
 * Creates a detector for a body of `mediaType` (lower case, without parameters; '' for none). What
 * the first characters show counts more than the type, for many servers name the wrong one:
 * the fields of an event stream, the brackets of JSON, the tag of a page. Objects that follow each
 * other as `data:{…}data:{…}` on the first line are JSON, so that they need not wait for a line end.
 * Where neither shows, the type decides, and text that is no event stream is plain text.
 */
export function createFramingDetector(mediaType: string): FramingDetector {
  let head = '';
  let run: Pick<FramingDetector, 'push'> | undefined;

  return {
    push(text) {
      if (run) return run.push(text);
      const body = (head + text).trimStart();
      head = body.slice(0, HEAD_CHARS);
      if (head.length < HEAD_CHARS && isUnsure(head)) return undefined;
      if (!RUN_START.test(head)) return chooseFraming(head, mediaType);
      run = createRunDetector();
      return run.push(body);
    },
    // A blank body is an event stream without events.
    end: () => (run || head === '' ? 'sse' : chooseFraming(head, mediaType)),
  };
}

function isUnsure(head: string): boolean {
  return FIELD_PREFIX.test(head) || JSON_PREFIX.test(head) || RUN_PREFIX.test(head);
}

function chooseFraming(head: string, mediaType: string): DetectedFraming {
  if (mediaType === 'text/html' && head.startsWith('<')) return 'page';
  if (FIELD.test(head)) return 'sse';
  if (mediaType === 'text/event-stream') return chooseOfEventStream(head);
  if (/[/+-](?:ndjson|jsonl|jsonlines)$/.test(mediaType)) return 'ndjson';
  return JSON_START.test(head) || /[/+]json$/.test(mediaType) ? 'json' : 'text';
}

/** A body may begin with a field that nobody knows, or (some small servers) be text without fields. */
function chooseOfEventStream(head: string): DetectedFraming {
  if (JSON_START.test(head)) return 'json';
  return ANY_FIELD.test(head) || FIELD_PREFIX.test(head) ? 'sse' : 'text';
}

/** Tells a run of objects from an event, by whether a second object comes before a line end. */
function createRunDetector(): Pick<FramingDetector, 'push'> {
  let count = 0;
  const splitter = createJsonSplitter(() => (count += 1));
  return {
    push(text) {
      const [firstLine = ''] = text.split(/[\r\n]/, 1);
      splitter.push(firstLine);
      if (count > 1) return 'json';
      return firstLine.length < text.length ? 'sse' : undefined;
    },
  };
}
