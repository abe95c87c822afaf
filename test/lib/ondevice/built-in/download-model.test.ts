import { describe, expect, it } from 'vitest';
import { downloadModel } from '../../../../lib/ondevice/built-in/download-model.ts';
import { settlePorts } from '../../../helpers/fake-port.ts';
import { type BuiltInScript, createBuiltInStandIns } from '../../../helpers/built-in-stand-ins.ts';
import { createHandTimers } from '../../../helpers/hand-timers.ts';

function download(script: BuiltInScript) {
  const { LanguageModel, builtInLog: log } = createBuiltInStandIns({
    availability: 'downloadable',
    ...script,
  });
  if (!LanguageModel) throw new TypeError('it must be there');
  const timers = createHandTimers();
  const stop = new AbortController();
  const seen: number[] = [];
  const ended = downloadModel(LanguageModel, {
    languages: ['en', 'de'],
    signal: stop.signal,
    startTimer: timers.startTimer,
    onProgress: (loaded) => seen.push(loaded),
  });
  ended.catch(() => {});
  return { log, timers, stop, seen, ended };
}

describe('the download of the browser’s model', () => {
  it('is asked for within the click, for the languages that are spoken', () => {
    const texts = [{ type: 'text', languages: ['en', 'de'] }];
    expect(download({}).log.creates).toMatchObject([
      { api: 'LanguageModel', options: { expectedInputs: texts, expectedOutputs: texts } },
    ]);
  });

  it('tells its progress, and lets go of what it made', async () => {
    const { ended, seen, log, timers } = download({ progress: [0, 0.5, 1] });
    await ended;
    await settlePorts();
    expect(seen).toEqual([0, 0.5, 1]);
    expect(log.open).toBe(0);
    expect(timers.delays).toEqual([]);
  });

  it('has timed out after three minutes without progress', async () => {
    const { ended, timers } = download({ hangs: 'create', progress: [0.2] });
    timers.advance(179_999);
    expect(timers.delays).toHaveLength(1);
    timers.advance(1);
    await expect(ended).rejects.toMatchObject({ name: 'GlossError', code: 'timeout' });
  });

  it('is waited for as long as it goes on, and told of until it is not', async () => {
    const seen: number[] = [];
    const stop = new AbortController();
    let tell = (_loaded: number) => {};
    const timers = createHandTimers();
    const ended = downloadModel(
      {
        availability: () => Promise.resolve('downloadable'),
        create: ({ monitor }) => {
          monitor?.({
            addEventListener: (_type, listener) => {
              tell = (loaded) => listener({ loaded });
            },
          });
          return new Promise(() => {});
        },
      },
      {
        languages: ['en'],
        signal: stop.signal,
        startTimer: timers.startTimer,
        onProgress: (loaded) => seen.push(loaded),
      },
    );
    for (const loaded of [0.1, 0.2, 0.3]) {
      timers.advance(170_000);
      tell(loaded);
    }
    expect(timers.delays).toEqual([180_000]);
    stop.abort();
    tell(0.4);
    expect(seen).toEqual([0.1, 0.2, 0.3]);
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([true, false])(
    'is waited for no longer after a cancel (deaf browser: %s)',
    async (isDeaf) => {
      const { ended, stop, log, timers } = download({ hangs: 'create', isDeaf });
      stop.abort();
      await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
      log.release();
      await settlePorts();
      expect(log.open).toBe(0);
      expect(timers.delays).toEqual([]);
    },
  );

  it('fails as the browser does', async () => {
    await expect(download({ wantsClick: true }).ended).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});
