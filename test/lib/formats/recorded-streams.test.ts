import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import type { CustomEndpoint } from '../../../lib/formats/custom-endpoint.ts';
import type { Endpoint, FormatId } from '../../../lib/formats/format.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import type { Framing } from '../../../lib/stream/framing.ts';
import { readSharedBytes, readSharedJson } from '../../shared-fixtures.ts';
import { decodeBody, findLast, joinText, toEnd } from './decode-body.ts';

interface Recording {
  file: string;
  format: string;
  status: number;
  contentType: string;
  headers?: Record<string, string>;
  isErrorBody?: boolean;
  isModelList?: boolean;
  /** Each event holds the whole text so far. */
  cumulative?: boolean;
  expect: {
    text?: string;
    reasoning?: string;
    /** Where spaces at the start of lines are words. */
    textKeepSpace?: string;
    /** Where the text has tags around the thinking. */
    textWithoutTags?: string;
    reasoningFromTags?: string;
    finish?: string | null;
    usage?: Record<string, unknown> | null;
    toolCalls?: { name: string }[];
    error?: object | null;
  };
}

/** A format and how it is set up; `framing` where its requests name one. */
interface Setup {
  id: FormatId;
  framing?: Framing;
  custom?: Partial<CustomEndpoint>;
}

const SETUPS: Record<string, Setup> = {
  'openai-chat': { id: 'openai-chat' },
  'openai-responses': { id: 'openai-responses' },
  anthropic: { id: 'anthropic' },
  'gemini-sse': { id: 'gemini' },
  'gemini-json-array': { id: 'gemini' },
  ollama: { id: 'ollama', framing: 'ndjson' },
  'cohere-v2': { id: 'cohere' },
  'dashscope-native': { id: 'dashscope' },
  tgi: { id: 'tgi' },
  'text-delta': { id: 'custom', custom: {} },
  'text-cumulative': { id: 'custom', custom: { mode: 'cumulative' } },
  'json-cumulative': { id: 'custom', custom: { mode: 'cumulative', textPath: 'text' } },
  // Qianfan before its second version; nobody but users of old keys speaks it.
  'baidu-v1': { id: 'custom', custom: { textPath: 'result', errorPath: 'error_msg' } },
};

const recordings = readSharedJson<{ fixtures: Recording[] }>('streams/manifest.json')?.fixtures;
const known = (recordings ?? []).filter(({ format }) => SETUPS[format]);
const answers = known.filter(({ isErrorBody }) => !isErrorBody);
const refusals = known.filter(({ isErrorBody }) => isErrorBody);

const readSetup = ({ format }: Recording): Setup => SETUPS[format] ?? { id: 'openai-chat' };

function toEndpoint({ custom }: Setup, isCumulative = false): Endpoint {
  const unset = { method: 'POST', url: 'http://127.0.0.1/', body: '', framing: 'auto' } as const;
  const paths = { textPath: '', mode: 'auto', doneMark: '[DONE]', errorPath: '' } as const;
  return {
    baseUrl: 'http://127.0.0.1',
    apiKey: '',
    model: '',
    headers: {},
    options: isCumulative ? { parameters: { incremental_output: false } } : {},
    ...(custom ? { custom: { ...unset, ...paths, ...custom } } : {}),
  };
}

function readBytes({ file }: Recording): Uint8Array {
  const bytes = readSharedBytes(`streams/${file}`);
  if (!bytes) throw new Error(`${file} is in the list but not there`);
  return bytes;
}

function decode(recording: Recording, body = readBytes(recording), cuts: number[] = []) {
  const setup = readSetup(recording);
  const decoder = FORMATS[setup.id].createDecoder(toEndpoint(setup, recording.cumulative));
  const { contentType } = recording;
  return decodeBody(decoder, body, { contentType, cuts, framing: setup.framing });
}

/** What a reader gets to see; how many pieces it came in does not count. */
const summarise = (parts: StreamPart[]) => ({
  text: joinText(parts, 'text-delta'),
  reasoning: joinText(parts, 'reasoning-delta'),
  others: parts.filter(({ type }) => !/^(text|reasoning)-/.test(type)),
});

/** The counts, under whatever names; Gemini counts thoughts apart, Cohere what it bills. */
function readUsage(usage: Record<string, unknown>) {
  const { tokens, thoughtsTokenCount = 0 } = usage;
  const counts = (tokens ?? usage) as Record<string, number | undefined>;
  const { candidatesTokenCount } = counts;
  const input = ['prompt_tokens', 'input_tokens', 'promptTokenCount', 'prompt_eval_count'];
  const output = ['completion_tokens', 'output_tokens', 'eval_count', 'generated_tokens'];
  const find = (names: string[]) => names.map((name) => counts[name]).find(Number.isInteger);
  return {
    inputTokens: find([...input, 'input_length']),
    outputTokens:
      candidatesTokenCount === undefined
        ? find(output)
        : candidatesTokenCount + Number(thoughtsTokenCount),
  };
}

function readMessage(error: object): string {
  const { message, error: nested, blockReason } = error as Record<string, unknown>;
  return String(message ?? nested ?? blockReason);
}

/** These say their end with every chunk, so that nobody can tell where it is. */
const ENDLESS = new Set(['gemini/utf8-chinese-crlf.sse', 'gemini/mid-stream-raw-json-error.sse']);

describe.runIf(recordings)('every recorded answer', () => {
  it('is of a format we know', () => {
    const others = recordings?.filter((entry) => !SETUPS[entry.format] && !entry.isModelList);
    expect(others).toEqual([]);
  });

  it.each(answers)('$file is understood', (recording) => {
    const expected = recording.expect;
    const parts = decode(recording).flat();
    const finish = findLast(parts, 'finish');
    const { text, reasoning } = summarise(parts);

    expect(text).toBe(expected.textWithoutTags ?? expected.textKeepSpace ?? expected.text ?? '');
    expect(reasoning).toBe(expected.reasoningFromTags ?? expected.reasoning ?? '');
    if (typeof expected.finish === 'string' && !expected.error) {
      expect(finish?.raw).toBe(expected.finish);
    }
    if (expected.usage) {
      expect(findLast(parts, 'usage')).toMatchObject(readUsage(expected.usage));
    }
    if (expected.toolCalls) {
      const calls = parts.filter(({ type }) => type === 'tool-call');
      expect(calls).toMatchObject(expected.toolCalls.map(({ name }) => ({ name })));
    }
    if (expected.error) {
      expect(toEnd(parts).error?.detail).toContain(readMessage(expected.error).slice(0, 40));
    }
  });

  it.each(answers)('$file is the same however its bytes are cut', (recording) => {
    const bytes = readBytes(recording);
    const whole = summarise(decode(recording).flat());
    const cuts = fastCheck.array(fastCheck.nat(bytes.length), { minLength: 1, maxLength: 40 });
    fastCheck.assert(
      fastCheck.property(cuts, (places) => {
        expect(summarise(decode(recording, bytes, places).flat())).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  const spoken = answers.filter((entry) => readSetup(entry).id !== 'custom');

  it.each(spoken)('$file is never complete when it is cut off before it says its end', (entry) => {
    const frames = decode(entry).slice(0, -1);
    const end = frames.findIndex((parts) => findLast(parts, 'finish'));
    for (let count = 0; count <= (end < 0 ? frames.length : end); count += 1) {
      const { status } = toEnd(frames.slice(0, count).flat());
      expect(status === 'incomplete' || status === 'failed').toBe(true);
    }
  });

  it.each(spoken.filter(({ file }) => !ENDLESS.has(file)))(
    '$file has all its words when it says its end',
    (recording) => {
      const bytes = readBytes(recording);
      const whole = joinText(decode(recording).flat(), 'text-delta');
      fastCheck.assert(
        fastCheck.property(fastCheck.nat(bytes.length), (end) => {
          const parts = decode(recording, bytes.subarray(0, end)).flat();
          const isWhole = joinText(parts, 'text-delta') === whole;
          expect(isWhole || toEnd(parts).status !== 'complete').toBe(true);
        }),
        { numRuns: 50 },
      );
    },
  );
});

describe.runIf(recordings)('every recorded refusal', () => {
  const CODES: Record<string, string> = {
    'openai-chat/error-404.json': 'not-found',
    'openai-chat/error-429-rate.json': 'rate-limit',
    'openrouter/error-429.json': 'rate-limit',
    'groq/error-404.json': 'not-found',
    'groq/error-400-tool-use-failed.json': 'bad-request',
    'zhipu-zai/error-429-1113.json': 'payment',
    'moonshot/error-400-content-filter.json': 'bad-request',
    'volcengine/error-401.json': 'auth',
    'dashscope-compatible/error-401.json': 'auth',
    'mistral/error-429.json': 'rate-limit',
    'mistral/error-422.json': 'bad-request',
    'openai-responses/error-429-insufficient-quota.json': 'payment',
    'openai-responses/error-400.json': 'bad-request',
    'anthropic/error-404.json': 'not-found',
    'anthropic/error-401-cors.json': 'auth',
    'anthropic/error-429.json': 'rate-limit',
    'anthropic/error-529.json': 'server',
    'gemini/error-400-api-key.json': 'auth',
    'gemini/error-404.json': 'not-found',
    'gemini/error-429-quota.json': 'rate-limit',
    'gemini/error-429-retry-info.json': 'rate-limit',
    'cohere/error-404.json': 'not-found',
    'ollama/error-404.json': 'not-found',
    'qianfan-v1/error-200.json': 'auth',
  };

  const WAITS_MS: Record<string, number> = {
    'openai-chat/error-429-rate.json': 2000,
    'anthropic/error-429.json': 17_000,
    'gemini/error-429-retry-info.json': 34_400,
  };

  it.each(refusals)('$file is understood', (recording) => {
    const body = new TextDecoder().decode(readBytes(recording));
    const { toError } = FORMATS[readSetup(recording).id];
    const error = toError(recording.status, new Headers(recording.headers), body);
    const wait = WAITS_MS[recording.file];
    expect(error.code).toBe(CODES[recording.file]);
    expect(error.details.detail).toMatch(/^[^{[]{10}/);
    if (wait !== undefined) expect(error.details.retryAfterMs).toBe(wait);
  });

  const hidden = refusals.filter(({ status }) => status === 200);

  it.each(hidden)('$file is one in spite of its status', (recording) => {
    const { error, status } = toEnd(decode(recording).flat());
    expect(status).toBe('failed');
    expect(error?.code).toBe(CODES[recording.file]);
    expect(error?.detail).toMatch(/^[^{[]{10}/);
  });
});

describe.runIf(recordings)('the recorded list of models', () => {
  const list = new TextDecoder().decode(readSharedBytes('streams/gemini/models-list.json'));

  it('holds those that can chat, by the names a request takes', () => {
    const models = FORMATS.gemini.parseModels(list);
    expect(models).toContain('gemini-2.5-flash');
    expect(models.filter((id) => /^models\/|embedding/.test(id))).toEqual([]);
  });
});
