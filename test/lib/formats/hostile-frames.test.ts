import fastCheck from 'fast-check';
import { expect, it } from 'vitest';
import type { FormatId } from '../../../lib/formats/format.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { toEndpoint } from './sample-request.ts';

const IDS: FormatId[] = ['dashscope', 'tgi', 'sider', 'baidu', 'chatglm', 'custom'];

/** What the decoders look for, and names that objects have of themselves. */
const NAMES = `code msg data type text status error error_type message detail output choices content
  reasoning_content finish_reason token special details generator component metaData referenceList
  items body info tool_call name file url total remain antiFlag isSafe field value __proto__
  constructor toString valueOf loc`.split(/\s+/);

const { anything } = fastCheck.letrec<{ anything: unknown }>((tie) => ({
  anything: fastCheck.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fastCheck.constantFrom(0, 1, 1001, 1e308, true, null, '', 'text', 'null', 'start', '😀'),
    fastCheck.array(tie('anything'), { maxLength: 3 }),
    fastCheck.dictionary(fastCheck.constantFrom(...NAMES), tie('anything'), { maxKeys: 6 }),
  ),
}));

const dataType = fastCheck.constantFrom(
  'credit_info',
  'reasoning_content',
  'tool_call',
  'file',
  'text',
);
const component = fastCheck.constantFrom('', 'markdown-yiyan', 'thinkingSteps', 'image-generate');

/** Payloads that are right in their outline. */
const outline = fastCheck.oneof(
  fastCheck.record({ status: fastCheck.constant(0), data: anything }),
  fastCheck
    .record({ component, data: anything, referenceList: anything, antiFlag: anything })
    .map((generator) => ({ data: { message: { content: { generator } } } })),
  fastCheck
    .record({ type: dataType, credit_info: anything, tool_call: anything, file: anything })
    .map((data) => ({ code: 0, msg: '', data })),
  fastCheck
    .record({ message: anything, finish_reason: anything })
    .map((choice) => ({ output: { choices: [choice] }, usage: choice.message })),
  fastCheck.record({ token: anything, details: anything }),
  fastCheck.record({ body: anything }),
);

const data = fastCheck.oneof(
  fastCheck.oneof(anything, outline).map((value) => JSON.stringify(value)),
  fastCheck.string(),
);

it.each(IDS)('%s reads whatever comes without throwing, and only into plain parts', (id) => {
  const custom = {
    method: 'POST',
    url: 'http://127.0.0.1:4010/',
    body: '',
    framing: 'auto',
    textPath: 'data.text',
    mode: 'auto',
    doneMark: '',
    errorPath: 'error',
  } as const;
  const event = fastCheck.constantFrom('', 'message', 'error');
  const frames = fastCheck.array(fastCheck.record({ data, event }), { maxLength: 5 });
  fastCheck.assert(
    fastCheck.property(frames, (list) => {
      const decoder = FORMATS[id].createDecoder(toEndpoint({ custom }));
      const parts = [...list.flatMap((one) => decoder.decode(one)), ...decoder.flush()];
      expect(JSON.parse(JSON.stringify(parts))).toEqual(parts);
      expect(parts.filter(({ type }) => type === 'finish').length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

it.each(IDS)('%s reads any refusal', (id) => {
  fastCheck.assert(
    fastCheck.property(data, (body) => {
      expect(FORMATS[id].toError(400, new Headers(), body)).toHaveProperty('name', 'GlossError');
    }),
  );
});
