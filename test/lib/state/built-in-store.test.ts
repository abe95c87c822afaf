import { describe, expect, it, vi } from 'vitest';
import type { Availability } from '../../../lib/ondevice/built-in/built-in-api.ts';
import type { BuiltInOffer } from '../../../lib/state/built-in-store.ts';
import { createBuiltInStore } from '../../../lib/state/built-in-store.ts';
import { type BuiltInScript, createBuiltInStandIns } from '../../helpers/built-in-stand-ins.ts';
import { settlePorts } from '../../helpers/fake-port.ts';
import { createHandTimers } from '../../helpers/hand-timers.ts';

function createStore(script: BuiltInScript, { isDeclined = false } = {}) {
  const { LanguageModel, builtInLog: log } = createBuiltInStandIns(script);
  const timers = createHandTimers();
  const languages = { interface: 'en', answer: 'auto' };
  const writeDeclined = vi.fn(() => Promise.resolve());
  const store = createBuiltInStore({
    findModel: () => LanguageModel,
    getLanguages: () => languages,
    startTimer: timers.startTimer,
    readDeclined: () => Promise.resolve(isDeclined),
    writeDeclined,
  });
  return { store, log, timers, languages, writeDeclined };
}

const NONE: BuiltInOffer = { kind: 'none' };

describe('the browser’s model', () => {
  it.each<[BuiltInScript, BuiltInOffer, engine: string]>([
    [{ availability: 'available' }, NONE, 'built-in'],
    [{ availability: 'downloadable' }, { kind: 'download', isUnderWay: false }, 'on-device'],
    [{ availability: 'downloading' }, { kind: 'download', isUnderWay: true }, 'on-device'],
    [{ availability: 'unavailable' }, NONE, 'on-device'],
    [{ absent: ['LanguageModel'] }, NONE, 'on-device'],
    [{ languages: ['ja'] }, NONE, 'on-device'],
    [{ fails: { phase: 'availability', name: 'TypeError' } }, NONE, 'on-device'],
  ])('that is %o is offered as %o, and %s answers', async (script, offer, engine) => {
    const { store, log } = createStore(script);
    await store.refresh();
    expect(store.offer.value).toEqual(offer);
    expect(store.defaultEngine.value).toBe(engine);
    expect(log.creates).toEqual([]);
  });

  it('is not there before anybody has looked, nor where the browser never says', async () => {
    const { store, timers } = createStore({ hangs: 'availability' });
    expect(store.offer.value).toEqual(NONE);
    const looked = store.refresh();
    expect(store.defaultEngine.value).toBe('on-device');
    timers.advance(2000);
    await looked;
    expect(store.defaultEngine.value).toBe('on-device');
  });

  it.each([
    ['auto', ['en']],
    ['en', ['en']],
    ['de', ['en', 'de']],
  ])('is asked about for the language of the interface and %s', async (answer, spoken) => {
    const { store, log, languages } = createStore({});
    languages.answer = answer;
    await store.refresh();
    const texts = [{ type: 'text', languages: spoken }];
    expect(log.availabilities).toMatchObject([
      { options: { expectedInputs: texts, expectedOutputs: texts } },
    ]);
  });

  it('is what the newest look has found, whichever ends last', async () => {
    const answers: Array<(availability: Availability) => void> = [];
    const store = createBuiltInStore({
      findModel: () => ({
        availability: () => new Promise((resolve) => answers.push(resolve)),
        create: () => Promise.reject(new Error('nobody asked for it')),
      }),
      getLanguages: () => ({ interface: 'en', answer: 'auto' }),
      startTimer: createHandTimers().startTimer,
      readDeclined: () => Promise.resolve(false),
      writeDeclined: () => Promise.resolve(),
    });
    const looks = [store.refresh(), store.refresh()];
    answers[1]?.('available');
    await looks[1];
    answers[0]?.('unavailable');
    await looks[0];
    expect(store.defaultEngine.value).toBe('built-in');
  });

  it('is looked at anew when another language is chosen', async () => {
    const { store, languages } = createStore({});
    await store.refresh();
    languages.answer = 'zh-CN';
    await store.refresh();
    expect(store.defaultEngine.value).toBe('on-device');
  });
});

describe('its download', () => {
  it('begins with the click, tells its progress, and ends with a model that answers', async () => {
    const { store, log, writeDeclined } = createStore({
      availability: 'downloadable',
      progress: [0, 0.4],
      hangs: 'create',
    });
    await store.refresh();
    store.download();
    store.download();
    expect(log.creates).toHaveLength(1);
    expect(store.offer.value).toEqual({ kind: 'progress', loaded: 0.4 });
    log.release();
    await expect.poll(() => store.offer.value).toEqual({ kind: 'ready' });
    await expect.poll(() => store.defaultEngine.value).toBe('built-in');
    await store.dismiss();
    expect(store.offer.value).toEqual(NONE);
    expect(writeDeclined).not.toHaveBeenCalled();
  });

  it.each<[string, BuiltInScript, object]>([
    ['the browser', { wantsClick: true }, { code: 'provider', detail: /user gesture/ }],
    ['a crash', { fails: { phase: 'create', name: 'UnknownError' } }, { code: 'provider' }],
  ])('that %s refuses says so, and can be tried again', async (_, script, error) => {
    const { store, log } = createStore({ availability: 'downloadable', ...script });
    await store.refresh();
    store.download();
    await expect.poll(() => store.offer.value.kind).toBe('failed');
    const { detail, ...rest } = { detail: /./, ...error };
    expect(store.offer.value).toMatchObject({
      error: { ...rest, detail: expect.stringMatching(detail) },
    });
    store.download();
    expect(log.creates).toHaveLength(2);
  });

  it('that makes no progress has failed', async () => {
    const { store, timers } = createStore({ availability: 'downloadable', hangs: 'create' });
    await store.refresh();
    store.download();
    timers.advance(180_000);
    await expect.poll(() => store.offer.value).toMatchObject({ error: { code: 'timeout' } });
  });

  it('that is cancelled is offered again', async () => {
    const { store, log, timers } = createStore({
      availability: 'downloadable',
      hangs: 'create',
      isDeaf: true,
    });
    await store.refresh();
    store.download();
    store.cancel();
    expect(store.offer.value).toEqual({ kind: 'download', isUnderWay: false });
    log.release();
    await settlePorts();
    expect(log.open).toBe(0);
    // The browser went on, as some do: now it is there.
    expect(store.offer.value).toEqual(NONE);
    expect(store.defaultEngine.value).toBe('built-in');
    expect(timers.delays).toEqual([]);
  });
});

describe('Not now', () => {
  it('takes the offer away, and is kept', async () => {
    const { store, writeDeclined } = createStore({ availability: 'downloadable' });
    await store.refresh();
    await store.dismiss();
    expect(store.offer.value).toEqual(NONE);
    expect(writeDeclined).toHaveBeenCalledOnce();
  });

  it('said once, holds; the model is still used where it comes to be there', async () => {
    const declined = createStore({ availability: 'downloadable' }, { isDeclined: true });
    await declined.store.refresh();
    expect(declined.store.offer.value).toEqual(NONE);
    const there = createStore({ availability: 'available' }, { isDeclined: true });
    await there.store.refresh();
    expect(there.store.defaultEngine.value).toBe('built-in');
  });

  it('that cannot be stored holds until the panel closes', async () => {
    const { store, writeDeclined } = createStore({ availability: 'downloadable' });
    writeDeclined.mockRejectedValue(new Error('disk full'));
    await store.refresh();
    await store.dismiss();
    expect(store.offer.value).toEqual(NONE);
  });
});
