import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSample } from '../../../../lib/connect/sample/read-sample.ts';
import { isGlossError } from '../../../../lib/errors.ts';
import { readSharedBytes, readSharedJson } from '../../../shared-fixtures.ts';
import { KNOWN, UNKNOWN } from '../sample-answers.ts';

const encoder = new TextEncoder();

describe.each([
  ['of a known format', KNOWN],
  ['that nobody has seen before', UNKNOWN],
])('an answer %s', (_kind, answers) => {
  it.each(answers)('is read: $title', ({ sample, contentType = '', expected }) => {
    expect(readSample(sample, { contentType })).toMatchObject(expected);
  });

  it.each(answers)('is the same as bytes: $title', ({ sample, contentType = '' }) => {
    const fromBytes = readSample(encoder.encode(sample), { contentType });
    expect(fromBytes).toEqual(readSample(sample, { contentType }));
  });
});

describe('an answer nobody has seen before', () => {
  const sample =
    'data: {"a":"One two","b":"three"}\n\ndata: {"a":" four","b":" five"}\n\ndata: [DONE]\n\n';

  it('shows which frames are its text', () => {
    const { frames } = readSample(sample);
    expect(frames.map(({ isText }) => isText)).toEqual([true, true, false]);
    expect(frames.at(-1)?.data).toBe('[DONE]');
  });

  it('shows each field that may be its text, with what stands there', () => {
    expect(readSample(sample).candidates).toEqual([
      { path: 'a', sample: 'One two four' },
      { path: 'b', sample: 'three five' },
    ]);
  });

  it('is read by the field that the user says, whatever the format', () => {
    expect(readSample(sample, { textPath: 'b' })).toMatchObject({
      textPath: 'b',
      text: 'three five',
    });
    const known = 'data: {"choices":[{"delta":{"content":"x"}}],"note":"mine"}\n\n';
    expect(readSample(known, { textPath: 'note' })).toMatchObject({ format: null, text: 'mine' });
  });

  it('does not offer fields that no path leads to', () => {
    expect(readSample('{"a.b":"One two"}').candidates).toEqual([]);
  });
});

describe('what is no answer', () => {
  it('is refused when it is a web page', () => {
    const page = '<!doctype html><title>Sign in</title>';
    expect(() => readSample(page, { contentType: 'text/html' })).toThrow(
      expect.objectContaining({ code: 'bad-response' }) as Error,
    );
  });

  it('is read, or refused with a GlossError', () => {
    const piece = fc.oneof(
      fc.constantFrom('data:', 'event: error', '{', '}', '[', ']', '"', '\n\n', ',', '{"a":"b"}'),
      fc.json(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          expect(typeof readSample(pieces.join('')).text).toBe('string');
        } catch (error) {
          expect(isGlossError(error)).toBe(true);
        }
      }),
    );
  });
});

interface Recording {
  file: string;
  contentType: string;
  isErrorBody?: boolean;
}

const OPENAI_DELTA = { format: 'openai-chat', textPath: 'choices.0.delta.content' };

/** How the recordings of plain and broken streams are to be read. */
const PLAIN: Record<string, object> = {
  'bom.sse': { ...OPENAI_DELTA, framing: 'sse', doneMark: '[DONE]', text: 'ok' },
  'concatenated-json-pretty.txt': { ...OPENAI_DELTA, framing: 'json', text: 'Hello' },
  'concatenated-json.txt': { ...OPENAI_DELTA, framing: 'json', mode: 'delta' },
  'cr-only.sse': { ...OPENAI_DELTA, doneMark: '[DONE]', text: 'Hello' },
  'done-as-event.sse': { ...OPENAI_DELTA, doneMark: 'done', text: 'ok' },
  'done-quoted.sse': { ...OPENAI_DELTA, doneMark: '[DONE]', text: 'ok' },
  'finish-with-final-message.sse': { ...OPENAI_DELTA, text: 'Hello' },
  'json-body-instead-of-stream.json': {
    format: 'openai-chat',
    framing: 'json',
    textPath: 'choices.0.message.content',
    text: 'whole answer',
  },
  'json-cumulative.sse': {
    format: null,
    textPath: 'text',
    mode: 'cumulative',
    doneMark: '[DONE]',
    text: '你好！',
  },
  'litellm-ping.sse': { ...OPENAI_DELTA, text: 'ok' },
  'pretty-json-data-lines.sse': { ...OPENAI_DELTA, text: 'ok' },
  'single-newline-events.sse': { ...OPENAI_DELTA, doneMark: '[DONE]', text: 'Hello' },
  'single-newline-then-blank.sse': { ...OPENAI_DELTA, doneMark: '[DONE]', text: 'Hello' },
  'sse-starlette-ping.sse': { ...OPENAI_DELTA, text: 'ok' },
  'text-cumulative-rewrite.sse': {
    format: null,
    textPath: '',
    mode: 'cumulative',
    text: 'The capital is Paris.',
  },
  'text-markdown-multiline.sse': {
    format: null,
    framing: 'sse',
    textPath: '',
    text: 'line1\nline2\n\nline4',
  },
  'text-per-event-nospace.sse': { format: null, textPath: '', doneMark: '[DONE]', text: '你好' },
  'text-per-event-spring.sse': {
    format: null,
    textPath: '',
    mode: 'delta',
    text: 'Hello! How can I help?',
  },
  'text-per-event.sse': {
    format: null,
    textPath: '',
    mode: 'delta',
    doneMark: '[DONE]',
    text: '你好，世界！',
  },
  'think-tags.sse': { ...OPENAI_DELTA, mode: 'delta', doneMark: '[DONE]' },
};

const recordings = (
  readSharedJson<{ fixtures: Recording[] }>('streams/manifest.json')?.fixtures ?? []
).filter(({ file, isErrorBody }) => !isErrorBody && !file.endsWith('models-list.json'));

describe.runIf(recordings.length)('every recorded answer', () => {
  const plain = Object.entries(PLAIN).flatMap(([name, expected]) => {
    const file = `streams/plain/${name}`;
    const bytes = readSharedBytes(file);
    const entry = recordings.find((recording) => `streams/${recording.file}` === file);
    return bytes ? [{ name, bytes, contentType: entry?.contentType ?? '', expected }] : [];
  });

  it.each(plain)('is read: $name', ({ bytes, contentType, expected }) => {
    expect(readSample(bytes, { contentType })).toMatchObject(expected);
  });

  const OWN_FOLDERS: Record<string, string> = {
    'openai-responses': 'openai-responses',
    anthropic: 'anthropic',
    gemini: 'gemini',
    ollama: 'ollama',
    cohere: 'cohere',
    'dashscope-native': 'dashscope',
    tgi: 'tgi',
    groq: 'openai-chat',
    mistral: 'openai-chat',
    deepseek: 'openai-chat',
    openrouter: 'openai-chat',
    'azure-openai': 'openai-chat',
  };
  const own = recordings.flatMap(({ file, contentType }) => {
    const format = OWN_FOLDERS[file.split('/')[0] ?? ''];
    const bytes = readSharedBytes(`streams/${file}`);
    return format && bytes ? [{ file, contentType, format, bytes }] : [];
  });

  it.each(own)('is known: $file', ({ bytes, contentType, format }) => {
    expect(readSample(bytes, { contentType }).format).toBe(format);
  });
});
