import { listPayloads, type SampleFrame } from './sample-frames.ts';

/** Where servers put what went wrong, the most telling first. */
const ERROR_NAMES = ['error', 'error_msg', 'errorMsg', 'errmsg', 'err_msg', 'msg', 'detail'];

/**
 * Where an error would stand in a frame: the first usual field that the frames have and that none
 * with text fills in, for an error is what is there. `error` when they show no such field; '' when
 * the frames are no JSON, or fill in `error` beside the text.
 */
export function findErrorPath(
  frames: readonly SampleFrame[],
  hasText: (frame: SampleFrame) => boolean,
): string {
  const payloads = listPayloads(frames);
  if (payloads.length === 0) return '';
  const filled = listPayloads(frames.filter(hasText)).flatMap(Object.entries);
  const isFree = (name: string) =>
    !filled.some(([field, value]) => field === name && Boolean(value));
  const seen = ERROR_NAMES.filter((name) => payloads.some((payload) => name in payload));
  return [...seen, 'error'].find(isFree) ?? '';
}
