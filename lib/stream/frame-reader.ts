import type { ByteReader, TextReader } from './body-reader.ts';
import { decodeBytes } from './decode-bytes.ts';
import { createFramingDetector } from './detect-framing.ts';
import type { DetectedFraming } from './detect-framing.ts';
import type { Frame } from './frame.ts';
import type { Framing } from './framing.ts';
import { createJsonReader } from './json.ts';
import { assertAtMost, MAX_LINE_LENGTH } from './limits.ts';
import { createNdjsonReader } from './ndjson.ts';
import { createSseReader, type SseOptions } from './sse.ts';
import { createTextReader } from './text.ts';
import { createPageReader } from './web-page.ts';

/** What is known of a body before it comes. */
export interface FrameReaderOptions extends SseOptions {
  /** The header, with parameters or without; '' where there is none. */
  contentType: string;
}

type OnFrame = (frame: Frame) => void;

/**
 * Reads a body of any {@link Framing} and calls `onFrame` with each frame as soon as it is whole.
 * However the bytes are cut, the frames are the same (those of plain text in sum).
 *
 * `auto` goes by the first bytes and the content type; `sse` by the first bytes too, since servers
 * that promise events also send bare JSON. The others are taken at their word. A web page where its
 * type says so is an error in all of them.
 *
 * @throws {GlossError} from `push` and `end`: `too-large` for a line over 1 MB, a frame over 4 MB or
 *   unframed text over 8 MB, counted in UTF-16 units; `bad-response` for a web page.
 */
export function createFrameReader(
  framing: Framing,
  { contentType, keepLeadingSpace }: FrameReaderOptions,
  onFrame: OnFrame,
): ByteReader {
  const options = { keepLeadingSpace };
  const mediaType = readMediaType(contentType);
  if (framing !== 'auto' && framing !== 'sse' && mediaType !== 'text/html') {
    return decodeBytes(createReader(framing, options, onFrame));
  }
  const create = (detected: DetectedFraming) =>
    createReader(resolveFraming(framing, detected), options, onFrame);
  return decodeBytes(createDetectingReader(mediaType, create));
}

function readMediaType(contentType: string): string {
  const [essence = ''] = contentType.split(';');
  return essence.trim().toLowerCase();
}

/** What the user or a format says holds, but for a web page, and for bare JSON instead of events. */
function resolveFraming(framing: Framing, detected: DetectedFraming): DetectedFraming {
  if (framing === 'auto' || detected === 'page') return detected;
  return framing === 'sse' && detected !== 'text' ? detected : framing;
}

function createReader(framing: DetectedFraming, options: SseOptions, onFrame: OnFrame): TextReader {
  switch (framing) {
    case 'sse':
      return createSseReader(onFrame, options);
    case 'ndjson':
      return createNdjsonReader(onFrame);
    case 'json':
      return createJsonReader(onFrame);
    case 'text':
      return createTextReader(onFrame);
    case 'page':
      return createPageReader();
  }
}

/** Holds the text back until it is clear what it is, and gives it to the reader for that. */
function createDetectingReader(
  mediaType: string,
  create: (framing: DetectedFraming) => TextReader,
): TextReader {
  const detector = createFramingDetector(mediaType);
  let head = '';
  let reader: TextReader | undefined;

  const start = (framing: DetectedFraming) => {
    reader = create(framing);
    reader.push(head);
    head = '';
    return reader;
  };

  return {
    push(text) {
      if (reader) return reader.push(text);
      head += text;
      const framing = detector.push(text);
      if (framing) start(framing);
      else assertAtMost(head.length, MAX_LINE_LENGTH, 'the first line');
    },
    end() {
      (reader ?? start(detector.end())).end();
    },
  };
}
