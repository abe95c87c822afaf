import type { StreamPart } from '../../chat/engine.ts';
import { createCustomDecoder, type CustomReading } from '../../formats/custom/custom-decoder.ts';
import type { CustomEndpoint } from '../../formats/custom-endpoint.ts';
import type { Decoder, FormatId } from '../../formats/format.ts';
import { FORMATS } from '../../formats/registry.ts';
import { findDoneMark } from './find-done-mark.ts';
import { findErrorPath } from './find-error-path.ts';
import { findKnownAnswer, listTextPaths } from './known-answers.ts';
import { readFrameText, readSampleFrames, type SampleFrame } from './sample-frames.ts';
import { rankTextCandidates, type TextCandidate } from './text-candidates.ts';
import { findTextMode } from './text-growth.ts';

/** How to read an answer, and what Gloss reads by it. */
export interface SampleReading extends Pick<
  CustomEndpoint,
  'framing' | 'textPath' | 'mode' | 'doneMark' | 'errorPath'
> {
  /** The format whose answer it is; null for none that Gloss knows. */
  format: FormatId | null;
  /** The whole answer. */
  text: string;
  frames: SampleFrameView[];
  /** Where else the text may stand, the likeliest first; for the user to choose. */
  candidates: TextCandidate[];
}

/** A frame as it is shown. */
export interface SampleFrameView {
  data: string;
  /** Whether it adds to the answer. */
  isText: boolean;
}

/** What is known of a sample beside its bytes. */
export interface SampleOptions {
  /** The header, where the sample was fetched; '' unless given. */
  contentType?: string;
  /** The field that the user says is the text; then no known format is looked for. */
  textPath?: string;
}

/**
 * Finds out how an answer is to be read from a sample of it, pasted or fetched.
 *
 * @throws {GlossError} `bad-response` for a web page, `too-large`.
 */
export function readSample(
  sample: string | Uint8Array,
  { contentType = '', textPath: chosenPath }: SampleOptions = {},
): SampleReading {
  const bytes = typeof sample === 'string' ? new TextEncoder().encode(sample) : sample;
  const { framing, frames } = readSampleFrames(bytes, contentType);
  const format = chosenPath === undefined ? findKnownAnswer(frames) : null;
  const candidates = rankTextCandidates(frames);
  const textPath = chosenPath ?? findTextPath(format, candidates, frames);

  const hasText = (frame: SampleFrame) => readFrameText(frame, textPath) !== '';
  const doneMark = findDoneMark(frames.slice(frames.findLastIndex(hasText) + 1));
  const reading = {
    framing,
    textPath,
    doneMark,
    mode:
      framing === 'text'
        ? ('delta' as const)
        : findTextMode(frames.map((frame) => readFrameText(frame, textPath))),
    errorPath: findErrorPath(frames, hasText),
  };
  return {
    ...reading,
    format,
    ...decodeSample(frames, createDecoder(format, reading)),
    candidates,
  };
}

/** Frames without JSON are text themselves. */
function findTextPath(
  format: FormatId | null,
  candidates: readonly TextCandidate[],
  frames: readonly SampleFrame[],
): string {
  const known = listTextPaths(format);
  const found = known.find((path) => frames.some((frame) => readFrameText(frame, path) !== ''));
  return found ?? known[0] ?? candidates[0]?.path ?? '';
}

function createDecoder(format: FormatId | null, reading: CustomReading): Decoder {
  if (format === null) return createCustomDecoder(reading);
  // DashScope alone says in the request which of the two the answer is.
  const options = { parameters: { incremental_output: reading.mode !== 'cumulative' } };
  const endpoint = { baseUrl: '', apiKey: '', model: '', headers: {}, options };
  return FORMATS[format].createDecoder(endpoint);
}

function decodeSample(
  frames: readonly SampleFrame[],
  decoder: Decoder,
): Pick<SampleReading, 'text' | 'frames'> {
  let text = '';
  const read = (parts: readonly StreamPart[]) => {
    const before = text;
    for (const part of parts) {
      if (part.type === 'text-delta') text += part.text;
      if (part.type === 'text-replace') text = part.text;
    }
    return text !== before;
  };
  const views = frames.map(({ data, event }) => ({
    data,
    isText: read(decoder.decode({ data, event })),
  }));
  read(decoder.flush());
  return { text, frames: views };
}
