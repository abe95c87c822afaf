import { describe, expect, it, vi } from 'vitest';
import { MAX_PAGE_CHARS } from '../../../lib/page/reading-limits.ts';
import { requestReading, type ExecuteFile } from '../../../lib/page/request-reading.ts';

const READING = {
  text: '# Words',
  title: 'Page',
  url: 'https://a.test/',
  contentType: 'text/html',
  hiddenCharacters: 2,
  isCut: false,
};

const answerWith = (...frames: Array<{ result?: unknown }>) =>
  vi.fn<ExecuteFile>(async () => frames);

describe('requestReading', () => {
  it('runs the packaged reader in the top frame of the tab, and nothing else', async () => {
    const executeFile = answerWith({ result: READING });
    expect(await requestReading(executeFile, 7)).toEqual(READING);
    expect(executeFile).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 7 },
      files: ['/page-reader.js'],
    });
  });

  it.each<[what: string, frames: Array<{ result?: unknown }>]>([
    ['no frame', []],
    ['a frame that went away', [{}]],
    ['something else', [{ result: 'text' }]],
    ['a reading without a text', [{ result: { ...READING, text: undefined } }]],
    [
      'more than a page may have',
      [{ result: { ...READING, text: 'x'.repeat(2 * MAX_PAGE_CHARS + 1) } }],
    ],
  ])('takes %s for no reading', async (_what, frames) => {
    expect(await requestReading(answerWith(...frames), 7)).toBeNull();
  });

  it('passes on the words of a browser that refuses', async () => {
    const refusal = new Error('Cannot access a chrome:// URL');
    await expect(requestReading(() => Promise.reject(refusal), 7)).rejects.toBe(refusal);
  });
});
