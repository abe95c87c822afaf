import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { TASK_KINDS, type Task, type TaskKind } from '../../../lib/chat/task.ts';
import { createExtractiveEngine } from '../../../lib/ondevice/extractive-engine.ts';
import { MAX_TEXT_CHARS } from '../../../lib/ondevice/read-text.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';

function toTask(kind: TaskKind, text: string | null, question = ''): Task {
  return { kind, question, passage: text === null ? null : { text, title: '', url: '' } };
}

async function run(task: Task, signal = new AbortController().signal): Promise<StreamPart[]> {
  const parts: StreamPart[] = [];
  await createExtractiveEngine().run({ messages: [], task }, (part) => parts.push(part), signal);
  return parts;
}

function deltasOf(parts: readonly StreamPart[]): string[] {
  return parts.flatMap((part) => (part.type === 'text-delta' ? [part.text] : []));
}

function notesOf(parts: readonly StreamPart[]): string[] {
  return parts.flatMap((part) => (part.type === 'note' ? [part.code] : []));
}

describe('createExtractiveEngine', () => {
  it('says that it works on the device', () => {
    expect(createExtractiveEngine().info).toEqual({ kind: 'on-device' });
  });

  it.each(Object.entries(SAMPLE_TEXTS))(
    'summarizes in paragraphs of the text (%s)',
    async (_, text) => {
      const parts = await run(toTask('summarize', text));
      const paragraphs = deltasOf(parts).join('').split('\n\n');
      expect(paragraphs).toHaveLength(deltasOf(parts).length);
      for (const paragraph of paragraphs) expect(text).toContain(paragraph);
      expect(notesOf(parts)).toEqual([]);
      expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
    },
  );

  it('lists key points, one a line, also of a wrapped text', async () => {
    const wrapped = SAMPLE_TEXTS.en.replaceAll(/(.{50,60}) /g, '$1\n');
    const lines = deltasOf(await run(toTask('key-points', wrapped)))
      .join('')
      .split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^- \S/);
  });

  it.each<[text: string, open: string, close: string]>([
    [SAMPLE_TEXTS.en, '“', '”'],
    [SAMPLE_TEXTS.zh, '“', '”'],
    [SAMPLE_TEXTS.ja, '「', '」'],
  ])('quotes what matches a question, in the marks of the text: %s', async (text, open, close) => {
    const question = text.slice(0, text.search(/[.。]/));
    const parts = await run(toTask('ask', text, question));
    expect(notesOf(parts)).toEqual(['quotes']);
    const quotes = deltasOf(parts).join('').split('\n\n');
    expect(quotes[0]).toBe(`${open}${text.slice(0, question.length + 1)}${close}`);
    expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
  });

  it('says so when nothing matches a question', async () => {
    expect(await run(toTask('ask', SAMPLE_TEXTS.en, 'Do bananas float?'))).toEqual([
      { type: 'note', code: 'no-match' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it.each([
    'Lighthouse',
    'One sentence only.',
    'First this. Then that. That is all.',
    '  spaced out  ',
    '12, 34 and 56',
    '1234',
    '🎉🎉',
  ])('gives a short text back as it stands: %s', async (text) => {
    for (const kind of ['summarize', 'key-points'] as const) {
      expect(await run(toTask(kind, text))).toEqual([
        { type: 'note', code: 'already-short' },
        { type: 'text-delta', text },
        { type: 'finish', reason: 'stop' },
      ]);
    }
  });

  it('keeps the lines of a short text, which Markdown would join', async () => {
    const parts = await run(toTask('summarize', 'One line.\nAnother line.\n\nAnd one apart.'));
    expect(deltasOf(parts)).toEqual(['One line.  \nAnother line.\n\nAnd one apart.']);
  });

  it.each([null, '', ' \n\u3000'])('has nothing to summarize in %j', async (text) => {
    for (const kind of ['summarize', 'key-points'] as const) {
      await expect(run(toTask(kind, text))).rejects.toMatchObject({ code: 'no-text' });
    }
  });

  it('takes pages of numbers for no text', async () => {
    await expect(run(toTask('summarize', '12 34 '.repeat(5000)))).rejects.toMatchObject({
      code: 'no-text',
    });
  });

  it('leaves to a model what takes one', async () => {
    const kinds = TASK_KINDS.filter((kind) => !['summarize', 'key-points', 'ask'].includes(kind));
    for (const kind of kinds) {
      const answer = run(toTask(kind, SAMPLE_TEXTS.en, 'please'));
      await expect(answer).rejects.toMatchObject({ name: 'GlossError', code: 'needs-model' });
    }
    await expect(run(toTask('ask', null, 'Why?'))).rejects.toMatchObject({ code: 'needs-model' });
  });

  it('owns up to the part of a text it did not read', async () => {
    const long = SAMPLE_TEXTS.en + '\n'.repeat(MAX_TEXT_CHARS) + SAMPLE_TEXTS.de;
    const read = SAMPLE_TEXTS.en.repeat(20);
    for (const kind of ['summarize', 'key-points'] as const) {
      expect(notesOf(await run(toTask(kind, long)))).toEqual(['truncated-input']);
      expect(notesOf(await run(toTask(kind, read)))).toEqual([]);
    }
    const question = 'How much will the new lighthouse cost?';
    expect(notesOf(await run(toTask('ask', long, question)))).toEqual([
      'truncated-input',
      'quotes',
    ]);
    expect(notesOf(await run(toTask('ask', read, question)))).toEqual(['quotes']);
  });

  it('does not start after a Stop', async () => {
    await expect(
      run(toTask('summarize', SAMPLE_TEXTS.en), AbortSignal.abort()),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says nothing more after a Stop between two sentences', async () => {
    const stop = new AbortController();
    const parts: StreamPart[] = [];
    const answer = createExtractiveEngine().run(
      { messages: [], task: toTask('summarize', SAMPLE_TEXTS.en) },
      (part) => {
        parts.push(part);
        stop.abort();
      },
      stop.signal,
    );
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(parts).toHaveLength(1);
  });

  it('heeds a Stop while it reads a long text', async () => {
    const stop = new AbortController();
    const answer = run(toTask('summarize', SAMPLE_TEXTS.en.repeat(1000)), stop.signal);
    setTimeout(() => stop.abort(), 0);
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  describe('a page, written as Markdown', () => {
    const FILLER = 'Some of them come by boat. They are few.';
    const PAGE = ['Harbour', 'Tower', 'Museum']
      .map(
        (name) =>
          `## ${name}\n\nThe ${name.toLowerCase()} of the town draws many visitors every summer. ${FILLER}`,
      )
      .concat(
        '```ts\nconst code = true;\n```',
        '| Ticket | Price |\n| --- | --- |\n| Child | 4 euros |',
      )
      .join('\n\n');

    it('is summarized under its headings', async () => {
      const text = deltasOf(await run(toTask('summarize', PAGE))).join('');
      expect(text).toBe(
        ['Harbour', 'Tower', 'Museum']
          .map(
            (name) =>
              `### ${name}\n\nThe ${name.toLowerCase()} of the town draws many visitors every summer.`,
          )
          .join('\n\n'),
      );
    });

    it('has key points of its prose alone', async () => {
      const text = deltasOf(await run(toTask('key-points', PAGE))).join('');
      expect(text).toContain('- The ');
      expect(text).not.toMatch(/[#|`]|code/);
    });

    it('is quoted from its tables too, without their bars', async () => {
      const text = deltasOf(await run(toTask('ask', PAGE, 'What is the price for a child?'))).join(
        '',
      );
      expect(text).toContain('“Child, 4 euros”');
    });
  });
});
