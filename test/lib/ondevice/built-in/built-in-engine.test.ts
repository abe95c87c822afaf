import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../../lib/chat/engine.ts';
import { settlePorts } from '../../../helpers/fake-port.ts';
import type { BuiltInPhase, BuiltInScript } from '../../../helpers/built-in-stand-ins.ts';
import { SAMPLE_TEXTS } from '../sample-texts.ts';
import { createRequest, readText, type RequestSetup, runBuiltIn } from './run-built-in.ts';

const FINISH = { type: 'finish', reason: 'stop' };
const PHASES: BuiltInPhase[] = ['create', 'measure', 'first-chunk', 'next-chunk'];
const HISTORY: ChatMessage[] = [
  { role: 'user', content: 'What is it?' },
  { role: 'assistant', content: 'It is a lighthouse.' },
];

describe('the browser’s model', () => {
  it('gives its name to its answer, and sends nothing anywhere', () => {
    const { engine } = runBuiltIn();
    expect(engine.info).toEqual({ kind: 'built-in' });
    expect(engine.origin).toBeUndefined();
  });

  it.each<[string, RequestSetup, Record<string, unknown>]>([
    [
      'a short text',
      { kind: 'summarize' },
      { type: 'tldr', format: 'plain-text', length: 'short' },
    ],
    [
      'key points',
      { kind: 'key-points' },
      { type: 'key-points', format: 'markdown', length: 'short' },
    ],
    ['a longer text', { text: SAMPLE_TEXTS.en.repeat(4) }, { type: 'tldr', length: 'medium' }],
    ['a long text', { text: SAMPLE_TEXTS.en.repeat(20) }, { type: 'tldr', length: 'long' }],
    [
      'a German text',
      { text: SAMPLE_TEXTS.de },
      { expectedInputLanguages: ['de'], outputLanguage: 'de' },
    ],
  ])('has the summarizer do %s', async (_, setup, options) => {
    const request = createRequest(setup);
    const { ended, parts, log } = runBuiltIn({ quota: 1e6 }, request);
    await ended;
    expect(readText(parts)).toBe('It answers.');
    expect(parts.at(-1)).toEqual(FINISH);
    expect(log.creates).toMatchObject([{ api: 'Summarizer', options }]);
    expect(log.prompts).toEqual([request.task.passage?.text]);
  });

  it.each<[string, RequestSetup, BuiltInScript?]>([
    ['an explanation', { kind: 'explain' }],
    ['a translation', { kind: 'translate' }],
    ['a question', { kind: 'ask', question: 'Who was it that lit it?' }],
    ['a summary with a wish', { question: 'Only what it has cost' }],
    ['a summary of what was sent before', { history: HISTORY, last: 'Now list the points.' }],
    ['a question about nothing', { kind: 'ask', question: 'Why is it so?', text: null }],
    ['a summary where there is no summarizer', {}, { absent: ['Summarizer'] }],
  ])('has the language model do %s, with all that was said', async (_, setup, script) => {
    const request = createRequest(setup);
    const { ended, parts, log } = runBuiltIn(script, request);
    await ended;
    expect(parts.at(-1)).toEqual(FINISH);
    expect(log.prompts).toEqual([request.messages.at(-1)?.content]);
    expect(log.creates).toMatchObject([
      { api: 'LanguageModel', options: { initialPrompts: request.messages.slice(0, -1) } },
    ]);
  });

  it('has the summarizer do a text with broken characters, which prompts mend', async () => {
    const text = `${SAMPLE_TEXTS.en} \ud83d`;
    const request = createRequest({ text, last: `Please: ${text.toWellFormed()}` });
    const { ended, log } = runBuiltIn({}, request);
    await ended;
    expect(log.creates).toMatchObject([{ api: 'Summarizer' }]);
    expect(log.prompts).toEqual([text.toWellFormed()]);
  });

  it.each<[string, RequestSetup, answer: string, options: object]>([
    [
      'a summary',
      { text: SAMPLE_TEXTS.de },
      'en',
      { expectedInputLanguages: ['de'], outputLanguage: 'en' },
    ],
    [
      'an explanation',
      { kind: 'explain', history: [{ role: 'user', content: SAMPLE_TEXTS.ja }] },
      'fr',
      {
        expectedInputs: [{ type: 'text', languages: ['en', 'ja'] }],
        expectedOutputs: [{ type: 'text', languages: ['fr'] }],
      },
    ],
    [
      'a text that stays in its language',
      { kind: 'rewrite', text: SAMPLE_TEXTS.de },
      'fr',
      { expectedOutputs: [{ type: 'text', languages: ['de'] }] },
    ],
  ])('is told the languages of %s', async (_, setup, answer, options) => {
    const { ended, log } = runBuiltIn({}, createRequest(setup), { answer, interface: 'en' });
    await ended;
    expect(log.creates).toMatchObject([{ options }]);
  });

  it('never has anything downloaded', async () => {
    for (const availability of ['downloadable', 'downloading'] as const) {
      const { ended, log } = runBuiltIn({ availability });
      await expect(ended).rejects.toMatchObject({ code: 'needs-model' });
      expect(log.creates).toEqual([]);
    }
  });

  it.each<[BuiltInScript, string]>([
    [{ availability: 'unavailable' }, 'built-in-missing'],
    [{ availability: 'downloadable' }, 'built-in-missing'],
    [{ availability: 'downloading' }, 'built-in-missing'],
    [{ absent: ['Summarizer', 'LanguageModel'] }, 'built-in-missing'],
    [{ fails: { phase: 'availability', name: 'TypeError' } }, 'built-in-missing'],
    [{ fails: { phase: 'create', name: 'NotAllowedError' } }, 'built-in-missing'],
    [
      { fails: { phase: 'create', name: 'NotSupportedError', message: 'service is not running' } },
      'built-in-missing',
    ],
    [{ languages: ['ja'] }, 'built-in-language'],
    [
      { fails: { phase: 'create', name: 'NotSupportedError', message: 'language options' } },
      'built-in-language',
    ],
    [
      { fails: { phase: 'first-chunk', name: 'NotSupportedError', message: 'untested language' } },
      'built-in-language',
    ],
  ])('that is %o says why, and that another model could do it', async (script, code) => {
    const { ended, parts, log } = runBuiltIn(script);
    await expect(ended).rejects.toMatchObject({ name: 'GlossError', code: 'needs-model' });
    expect(parts).toEqual([{ type: 'note', code }]);
    expect(log.open).toBe(0);
  });

  it.each<[string, RequestSetup, answer: string, own: string]>([
    ['to read', { text: SAMPLE_TEXTS.zh }, 'auto', 'en'],
    ['to answer in', { text: SAMPLE_TEXTS.en }, 'zh-CN', 'en'],
    ['to translate into', { kind: 'translate' }, 'auto', 'ko'],
    ['to be asked in', { kind: 'ask', question: '这座灯塔是谁建的？' }, 'auto', 'en'],
  ])('is not asked for a language it does not do %s', async (_, setup, answer, own) => {
    const { ended, log } = runBuiltIn({}, createRequest(setup), { answer, interface: own });
    await expect(ended).rejects.toMatchObject({ code: 'needs-model' });
    expect(log.creates).toEqual([]);
  });

  it.each<[string, BuiltInScript, RequestSetup?]>([
    ['a text', { quota: 20 }],
    ['a text, by an old name', { quota: 20, isOld: true, absent: ['Summarizer'] }],
    [
      'a prompt with what was said',
      { quota: 20 },
      {
        kind: 'ask',
        question: 'Why?',
        history: HISTORY,
        last: 'And why is it there, in all these many words?',
      },
    ],
    ['what was said', { quota: 5 }, { kind: 'ask', question: 'Why?', history: HISTORY }],
    [
      'a prompt that is only found out about',
      { fails: { phase: 'first-chunk', name: 'QuotaExceededError' } },
    ],
  ])('refuses %s that is too long, rather than leave some of it out', async (_, script, setup) => {
    const { ended, parts, log } = runBuiltIn(script, createRequest(setup));
    await expect(ended).rejects.toMatchObject({ code: 'context-length' });
    expect(parts).toEqual([]);
    expect(log.open).toBe(0);
  });

  it('takes a prompt that just fits', async () => {
    const request = createRequest({ kind: 'ask', question: 'Why?', text: null, last: 'one two' });
    const { ended, parts } = runBuiltIn({ quota: 10 }, request);
    await ended;
    expect(parts.at(-1)).toEqual(FINISH);
    await expect(runBuiltIn({ quota: 9 }, request).ended).rejects.toMatchObject({
      code: 'context-length',
    });
  });

  it.each(PHASES)('that breaks down in %s is told in its own words', async (phase) => {
    const fails = { phase, name: 'UnknownError', message: 'It crashed' };
    const { ended, log } = runBuiltIn({ fails });
    await expect(ended).rejects.toMatchObject({
      code: 'provider',
      details: { detail: 'It crashed' },
    });
    expect(log).toMatchObject({ open: 0, streams: 0 });
  });

  it('that aborts on its own has failed, and was not stopped', async () => {
    const { ended } = runBuiltIn({ fails: { phase: 'next-chunk', name: 'AbortError' } });
    await expect(ended).rejects.toMatchObject({ name: 'GlossError', code: 'provider' });
  });

  it('that holds its answer back says so in its finish', async () => {
    const { ended, parts } = runBuiltIn({
      fails: { phase: 'next-chunk', name: 'NotReadableError' },
    });
    await ended;
    expect(readText(parts)).toBe('It ');
    expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'content-filter' });
  });
});

describe('a browser that never answers', () => {
  it('about its models has none', async () => {
    const { ended, timers } = runBuiltIn({ hangs: 'availability' });
    // First for the languages of the request, then for any.
    for (let asked = 0; asked < 2; asked += 1) {
      await expect.poll(() => timers.delays).toEqual([2000, 2000]);
      timers.advance(2000);
    }
    await expect(ended).rejects.toMatchObject({ code: 'needs-model' });
    expect(timers.delays).toEqual([]);
  });

  it.each<[BuiltInPhase, limitMs: number]>([
    ['create', 90_000],
    ['measure', 20_000],
    ['first-chunk', 180_000],
    ['next-chunk', 60_000],
  ])('in %s has timed out, and is let go', async (phase, limitMs) => {
    const { ended, timers, parts, log } = runBuiltIn({ hangs: phase, isDeaf: true });
    await expect.poll(() => timers.delays).toEqual([limitMs]);
    timers.advance(limitMs);
    await expect(ended).rejects.toMatchObject({ name: 'GlossError', code: 'timeout' });
    expect(readText(parts)).toBe(phase === 'next-chunk' ? 'It ' : '');
    expect(log.creates[0]?.options['signal']).toMatchObject({ aborted: true });
    log.release();
    await settlePorts();
    expect(log).toMatchObject({ open: 0, streams: 0 });
    expect(timers.delays).toEqual([]);
  });
});

describe('a Stop', () => {
  it('before the start asks the browser nothing', async () => {
    const { stop, ended, log } = runBuiltIn({ hangs: 'availability' });
    stop.abort();
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    expect(log.creates).toEqual([]);
  });

  it.each(
    (['availability', ...PHASES] as const).flatMap((phase) => [
      [phase, 'heeds it', false] as const,
      [phase, 'does not', true] as const,
    ]),
  )('in %s ends the answer at once, whether the browser %s', async (phase, _, isDeaf) => {
    const { stop, ended, timers, parts, log } = runBuiltIn({ hangs: phase, isDeaf });
    await settlePorts();
    expect(timers.delays).not.toEqual([]);
    const said = parts.length;
    stop.abort();
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    log.release();
    await settlePorts();
    expect(parts).toHaveLength(said);
    expect(log).toMatchObject({ open: 0, streams: 0 });
    expect(timers.delays).toEqual([]);
  });
});
