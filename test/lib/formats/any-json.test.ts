import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../lib/formats/registry.ts';
import type { Format } from '../../../lib/formats/format.ts';
import { toEndpoint } from './sample-request.ts';

/** Names that mean something to some format, so that chance finds its way into all of them. */
const NAMES = (
  'toString valueOf loc choices delta message content text thinking reasoning finish_reason reasoning_details url title ' +
  'annotations citations sources document type event item response output status usage index done ' +
  'content_block candidates parts finishReason promptFeedback groundingMetadata blockReason name ' +
  'tool_calls function data code msg token details error result is_end generator component value ' +
  'metaData __proto__ constructor'
).split(' ');

const WORDS = (
  'stop STOP text thinking response.completed response.output_text.delta content_block_start ' +
  'content_block_delta message_stop message-end content-delta function_call tool_use text_delta ' +
  'completed error https://h.test/ [DONE]'
).split(' ');

const { value } = fastCheck.letrec((tie) => ({
  value: fastCheck.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fastCheck.constantFrom(...WORDS),
    fastCheck.oneof(
      fastCheck.constantFrom(null, true, false, ''),
      fastCheck.double(),
      fastCheck.nat(),
    ),
    fastCheck.string(),
    fastCheck.array(tie('value'), { maxLength: 3 }),
    fastCheck
      .array(fastCheck.tuple(fastCheck.constantFrom(...NAMES), tie('value')), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

const CUSTOM = {
  method: 'POST',
  url: 'http://127.0.0.1/',
  body: '',
  framing: 'auto',
  textPath: 'data.text',
  mode: 'auto',
  doneMark: '[DONE]',
  errorPath: 'error',
} as const;

const createDecoder = (format: Format) => format.createDecoder(toEndpoint({ custom: CUSTOM }));

const KNOWN =
  /^(text-(delta|replace)|reasoning-delta|citation|tool-call|credits|usage|finish|error)$/;

describe.each(Object.values(FORMATS))('the decoder of $id', (format) => {
  it('takes any JSON, under any name, and tells only what is known', () => {
    const frame = fastCheck.record({
      data: value.map((payload) => JSON.stringify(payload)),
      event: fastCheck.constantFrom('', 'message', 'error', 'done', 'result'),
    });
    fastCheck.assert(
      fastCheck.property(fastCheck.array(frame, { minLength: 1, maxLength: 4 }), (frames) => {
        const decoder = createDecoder(format);
        const parts = [...frames.flatMap((each) => decoder.decode(each)), ...decoder.flush()];
        for (const part of parts) expect(part.type).toMatch(KNOWN);
        // What a port would lose or change is no part.
        expect(structuredClone(parts)).toEqual(parts);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['', ' ', '{', '[', '"', 'null', '{"error":', '\u0000', '[DONE'])('takes %j', (data) => {
    const decoder = createDecoder(format);
    expect(() => [decoder.decode({ data, event: '' }), decoder.flush()]).not.toThrow();
  });

  it('lets no frame touch what all objects share', () => {
    const poison = '{"isPoisoned":true,"content":"x","text":"x"}';
    const frames = [
      `{"__proto__":${poison},"constructor":{"prototype":${poison}}}`,
      `{"choices":[{"delta":{"__proto__":${poison}}}],"message":{"__proto__":${poison}}}`,
      `{"type":"content_block_delta","delta":{"__proto__":${poison}},"data":{"__proto__":${poison}}}`,
    ];
    const decoder = createDecoder(format);
    for (const data of frames) decoder.decode({ data, event: '' });
    expect('isPoisoned' in {}).toBe(false);
  });
});
