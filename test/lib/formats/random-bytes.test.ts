import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGlossError } from '../../../lib/errors.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { createFrameReader } from '../../../lib/stream/frame-reader.ts';
import { FRAMINGS } from '../../../lib/stream/framing.ts';
import { toEndpoint } from './sample-request.ts';

const RUNS = 10_000;
const FORMAT_LIST = Object.values(FORMATS);
const RUNS_EACH = Math.ceil(RUNS / (FORMAT_LIST.length * FRAMINGS.length));

const encode = (text: string) => new TextEncoder().encode(text);

/** What framings are made of, so that chance gets past the first byte. */
const TOKENS = [
  'data:',
  'event: error',
  'id:',
  'retry: 1',
  ': ',
  '\n',
  '\r',
  '\r\n\r\n',
  '\n\n',
  '\ufeff',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  '\\',
  '{"text":"',
  '{"choices":[{"delta":{"content":"a"}}]}',
  '{"error":{"message":"no"}}',
  '<think>',
  '</think>',
  '[DONE]',
  '海',
].map(encode);

const CUSTOM = {
  method: 'POST',
  url: 'http://127.0.0.1/',
  body: '',
  mode: 'auto',
  doneMark: '[DONE]',
  errorPath: 'error',
} as const;

const piece = fastCheck.oneof(
  { arbitrary: fastCheck.uint8Array({ maxLength: 24 }), weight: 1 },
  { arbitrary: fastCheck.constantFrom(...TOKENS), weight: 2 },
);
const pieces = fastCheck.array(piece, { maxLength: 24 });
const contentType = fastCheck.constantFrom(
  '',
  'text/event-stream',
  'application/json',
  'text/html',
);
const textPath = fastCheck.constantFrom('', 'text');

describe.each(FORMAT_LIST)('random bytes for $id', (format) => {
  it.each(FRAMINGS)('row 18: cut as %s throw nothing but errors of ours, and end', (framing) => {
    fastCheck.assert(
      fastCheck.property(pieces, contentType, textPath, (list, type, path) => {
        const custom = { ...CUSTOM, framing, textPath: path };
        const decoder = format.createDecoder(toEndpoint({ custom }));
        try {
          const reader = createFrameReader(framing, { contentType: type }, (frame) => {
            decoder.decode(frame);
          });
          for (const each of list) {
            reader.push(each);
          }
          reader.end();
        } catch (error) {
          expect(isGlossError(error)).toBe(true);
        }
        decoder.flush();
      }),
      { numRuns: RUNS_EACH },
    );
  });
});
