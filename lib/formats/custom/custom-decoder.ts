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

/** How to read the answers of a custom endpoint. */
export type CustomReading = Pick<CustomEndpoint, 'textPath' | 'mode' | 'doneMark' | 'errorPath'>;

/**
 * A {@link Decoder} of whatever the user has described. The done mark is a whole frame or the name
 * of its event, without case, quoted or not; where frames are JSON, `[DONE]` is one as well. Where
 * no mark is described the end of the body is the end of the answer, once a word has been read and
 * if the last frame is whole; an early end that breaks no connection then passes for it.
 */
export function createCustomDecoder(reading: CustomReading): Decoder {
  const { textPath, mode, errorPath } = reading;
  const isJson = textPath !== '';
  const doneMark = normaliseMark(reading.doneMark);
  const mergeText = createTextMerger(mode);
  let hasText = false;
  let isLastWhole = false;

  const isDone = ({ data, event }: Frame) =>
    (isJson && isDoneMark(data)) ||
    (doneMark !== '' && [data, event].map(normaliseMark).includes(doneMark));

  const readError = ({ data, event }: Frame, payload: unknown): StreamPart[] => {
    if (event === 'error') return [toErrorPart(payload ?? data)];
    const error = errorPath === '' ? undefined : readJsonPath(payload, errorPath);
    return error ? [toCodedErrorPart({ code: findErrorCode(payload) ?? 'provider' }, error)] : [];
  };

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
      const errors = readError(frame, payload);
      return errors.length > 0 ? errors : readText(frame.data, payload);
    },
    () => (doneMark === '' && hasText && isLastWhole ? [{ type: 'finish', reason: 'stop' }] : []),
  );
}

function normaliseMark(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .toLowerCase();
}
