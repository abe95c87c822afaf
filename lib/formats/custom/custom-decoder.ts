import type { StreamPart } from '../../chat/engine.ts';
import type { Frame } from '../../stream/frame.ts';
import { toCodedErrorPart } from '../error/coded-error.ts';
import type { CustomEndpoint } from '../custom-endpoint.ts';
import { isDoneMark } from '../decode/done-mark.ts';
import { createEndingDecoder } from '../decode/ending-decoder.ts';
import { findErrorCode } from '../error/error-code.ts';
import type { Decoder } from '../format.ts';
import { readJsonPath } from '../decode/json-path.ts';
import { parseJson, toText } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { createTextMerger } from '../decode/text-merger.ts';
import { withThinkTags } from '../decode/think-tags.ts';
import { createEndMark, normaliseMark } from './end-mark.ts';

/** How to read the answers of a custom endpoint. */
export type CustomReading = Pick<
  CustomEndpoint,
  'framing' | 'textPath' | 'mode' | 'doneMark' | 'errorPath'
>;

/**
 * A {@link Decoder} of whatever the user has described. The done mark is a whole frame or the name
 * of its event, without case, quoted or not; where frames are JSON, `[DONE]` is one as well. In text
 * that has (or may have) no frames it counts at the very end alone. Where no mark is described the
 * end of the body is the end of the answer, once a word has been read and if the last frame is
 * whole; an early end that breaks no connection then passes for it.
 */
export function createCustomDecoder(reading: CustomReading): Decoder {
  const doneMark = normaliseMark(reading.doneMark);
  const isCertain = reading.textPath !== '' || !['auto', 'text'].includes(reading.framing);
  return withThinkTags(
    doneMark === '' || isCertain
      ? createFrameDecoder(reading, doneMark)
      : createTextDecoder(reading, doneMark),
  );
}

function createFrameDecoder(reading: CustomReading, doneMark: string): Decoder {
  const { textPath, mode } = reading;
  const isJson = textPath !== '';
  const mergeText = createTextMerger(mode);
  let hasText = false;
  let isLastWhole = false;

  const isDone = ({ data, event }: Frame) =>
    (isJson && isDoneMark(data)) ||
    (doneMark !== '' && [data, event].map(normaliseMark).includes(doneMark));

  const readText = (data: string, payload: unknown): StreamPart[] => {
    const text = isJson ? toText(readJsonPath(payload, textPath)) : data;
    hasText ||= text !== '';
    isLastWhole = !isJson || payload !== undefined;
    return mergeText(text);
  };

  return createEndingDecoder(
    (frame) => {
      if (isDone(frame)) return [{ type: 'finish', reason: 'stop', raw: frame.data.trim() }];
      const payload = parseJson(frame.data);
      const errors = readError(reading, frame, payload);
      return errors.length > 0 ? errors : readText(frame.data, payload);
    },
    () => (doneMark === '' && hasText && isLastWhole ? [{ type: 'finish', reason: 'stop' }] : []),
  );
}

function createTextDecoder(reading: CustomReading, doneMark: string): Decoder {
  const mergeText = createTextMerger(reading.mode);
  const mark = createEndMark(reading.framing, doneMark);
  return createEndingDecoder(
    (frame) => {
      if (frame.event !== '' && normaliseMark(frame.event) === doneMark) {
        return [{ type: 'finish', reason: 'stop', raw: frame.event }];
      }
      const errors = readError(reading, frame, parseJson(frame.data));
      return errors.length > 0 ? errors : mergeText(mark.push(frame.data));
    },
    () => {
      const { text, isMarked } = mark.end();
      if (!isMarked) return mergeText(text);
      return [{ type: 'finish', reason: 'stop', raw: reading.doneMark }];
    },
  );
}

function readError({ errorPath }: CustomReading, frame: Frame, payload: unknown): StreamPart[] {
  if (frame.event === 'error') return [toErrorPart(payload ?? frame.data)];
  const error = errorPath === '' ? undefined : readJsonPath(payload, errorPath);
  return error ? [toCodedErrorPart({ code: findErrorCode(payload) ?? 'provider' }, error)] : [];
}
