import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { createSseReader } from '../../../lib/stream/sse.ts';
import { readSharedBytes, readSharedJson } from '../../shared-fixtures.ts';

interface Recording {
  file: string;
  format: string;
  status: number;
  contentType: string;
  headers?: Record<string, string>;
  isErrorBody?: boolean;
  /** Names a body that is neither an event stream nor one JSON value. */
  framing?: string;
  expect: {
    text?: string;
    reasoning?: string;
    finish?: string | null;
    usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
    error?: { message?: string } | null;
  };
}

const format = FORMATS['openai-chat'];
const recordings = (
  readSharedJson<{ fixtures: Recording[] }>('streams/manifest.json')?.fixtures ?? []
).filter((recording) => recording.format === format.id);

const isReadable = ({ framing }: Recording) => framing === undefined || framing === 'single-json';
const answers = recordings.filter((entry) => !entry.isErrorBody && isReadable(entry));
const refusals = recordings.filter((entry) => entry.isErrorBody);

function readBytes({ file }: Recording): Uint8Array {
  const bytes = readSharedBytes(`streams/${file}`);
  if (!bytes) throw new Error(`${file} is in the list but not there`);
  return bytes;
}

/** The parts of one recording, in as many lists as it has frames. */
function decode(recording: Recording, chunkBytes: number): StreamPart[][] {
  const bytes = readBytes(recording);
  const decoder = format.createDecoder();
  const parts: StreamPart[][] = [];
  if (recording.contentType.startsWith('application/json')) {
    parts.push(decoder.decode({ event: '', data: new TextDecoder().decode(bytes) }));
  } else {
    const reader = createSseReader((frame) => parts.push(decoder.decode(frame)));
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      reader.push(bytes.subarray(start, start + chunkBytes));
    }
    reader.end();
  }
  return [...parts, decoder.flush()];
}

const joinText = (parts: StreamPart[], type: 'text-delta' | 'reasoning-delta') =>
  parts.map((part) => (part.type === type ? part.text : '')).join('');

const findLast = <Type extends StreamPart['type']>(parts: StreamPart[], type: Type) =>
  parts.findLast((part): part is Extract<StreamPart, { type: Type }> => part.type === type);

describe.runIf(recordings.length)('every recorded answer of this format', () => {
  it.each(answers)('$file is understood', (recording) => {
    const expected = recording.expect;
    const parts = decode(recording, Infinity).flat();
    const finish = findLast(parts, 'finish');
    const usage = findLast(parts, 'usage');

    expect(joinText(parts, 'text-delta')).toBe(expected.text ?? '');
    expect(joinText(parts, 'reasoning-delta')).toBe(expected.reasoning ?? '');
    if (typeof expected.finish === 'string') expect(finish?.raw).toBe(expected.finish);
    if (expected.finish === null) expect(finish?.raw ?? '[DONE]').toBe('[DONE]');
    if (expected.usage) {
      expect(usage?.inputTokens).toBe(expected.usage.prompt_tokens);
      expect(usage?.outputTokens).toBe(expected.usage.completion_tokens);
    }
    expect(findLast(parts, 'error')?.error.detail?.slice(0, 40)).toBe(
      expected.error?.message?.slice(0, 40),
    );
  });

  it.each(answers)('$file is the same however its bytes are cut', (recording) => {
    expect(decode(recording, 1)).toEqual(decode(recording, Infinity));
    expect(decode(recording, 7)).toEqual(decode(recording, Infinity));
  });

  it.each(answers)('$file says its end only at its end', (recording) => {
    const frames = decode(recording, Infinity);
    const firstEnd = frames.findIndex((parts) => findLast(parts, 'finish'));
    const afterEnd = firstEnd < 0 ? [] : frames.slice(firstEnd + 1).flat();
    expect(joinText(afterEnd, 'text-delta')).toBe('');
  });
});

describe.runIf(recordings.length)('every recorded refusal of this format', () => {
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
  };

  it.each(refusals)('$file is understood', (recording) => {
    const body = new TextDecoder().decode(readBytes(recording));
    const error = format.toError(recording.status, new Headers(recording.headers), body);
    expect(error.code).toBe(CODES[recording.file]);
    expect(error.details.detail).toMatch(/^[^{[]{10}/);
    if (recording.headers?.['retry-after']) expect(error.details.retryAfterMs).toBe(2000);
  });
});
