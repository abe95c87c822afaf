import { isBracketedMark } from './find-done-mark.ts';
import { isJsonObject, parseJson, toText, type JsonObject } from '../../formats/decode/json.ts';
import { readJsonPath } from '../../formats/decode/json-path.ts';
import { createFramingDetector } from '../../stream/detect-framing.ts';
import { createFrameReader } from '../../stream/frame-reader.ts';
import type { Frame } from '../../stream/frame.ts';
import type { Framing } from '../../stream/framing.ts';

/** A frame, and what is in it. */
export interface SampleFrame extends Frame {
  /** Undefined when the data is no JSON object. */
  payload: JsonObject | undefined;
}

/** A sample, cut into frames. */
export interface SampleFrames {
  framing: Exclude<Framing, 'auto'>;
  frames: SampleFrame[];
}

/**
 * Cuts a sample of an answer into frames, as the same bytes from a server would be.
 *
 * @throws {GlossError} `bad-response` for a web page, `too-large`.
 */
export function readSampleFrames(sample: Uint8Array, contentType: string): SampleFrames {
  const frames: SampleFrame[] = [];
  const reader = createFrameReader('auto', { contentType }, (frame) => {
    const payload = parseJson(frame.data);
    frames.push({ ...frame, payload: isJsonObject(payload) ? payload : undefined });
  });
  reader.push(sample);
  reader.end();
  return { framing: detectFraming(sample, contentType), frames };
}

function detectFraming(sample: Uint8Array, contentType: string): SampleFrames['framing'] {
  const [mediaType = ''] = contentType.split(';');
  const detector = createFramingDetector(mediaType.trim().toLowerCase());
  const found = detector.push(new TextDecoder().decode(sample)) ?? detector.end();
  // The reader has refused a page by now.
  return found === 'page' ? 'text' : found;
}

/**
 * The text of a frame at `textPath`; where that is empty the data, unless it is an object or a mark
 * of the end. '' for none.
 */
export function readFrameText({ data, payload }: SampleFrame, textPath: string): string {
  if (textPath !== '') return toText(readJsonPath(payload, textPath));
  return payload || isBracketedMark(data) ? '' : data;
}

/** The objects in frames, in order. */
export function listPayloads(frames: readonly SampleFrame[]): JsonObject[] {
  return frames.flatMap(({ payload }) => (payload ? [payload] : []));
}
