import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_ANSWER_CHARS } from '../../../lib/relay/limit-answer.ts';
import { createOriginQueue } from '../../../lib/relay/origin-queue.ts';
import { createFaultServer, type FaultServer } from '../../servers/fault-server.mjs';
import { toWords } from '../../servers/fault-verbs.mjs';
import { askConnection, type ConnectionSetup } from './ask-connection.ts';

let server: FaultServer;

beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());

const ask = (model: string, setup?: ConnectionSetup) =>
  askConnection(`${server.url}/v1`, model, setup);

const findClosedUrl = async () => {
  const closed = await createFaultServer();
  await closed.close();
  return closed.url;
};

const unreached = { status: 'failed', error: { code: 'network' } };

describe('row 19: a host that cannot be reached', () => {
  it.each<[string, () => string | Promise<string>]>([
    ['that refuses', findClosedUrl],
    ['that shows a certificate nobody trusts', () => server.tlsUrl],
    ['that is spoken to without encryption it wants', () => server.wrongSchemeUrls[0] ?? ''],
    ['that is spoken to with encryption it knows not', () => server.wrongSchemeUrls[1] ?? ''],
  ])('%s fails as that', async (_what, findUrl) => {
    const { ended } = askConnection(`${await findUrl()}/v1`, 'ok');
    expect(await ended).toMatchObject(unreached);
  });

  it.each(['reset', 'fin', 'malformed'])(
    'that answers with %s fails as that, asked once',
    async (verb) => {
      const { ended } = ask(`${verb}@19-${verb}`);
      expect(await ended).toMatchObject(unreached);
      expect(server.countPosts(`19-${verb}`)).toBe(1);
    },
  );
});

describe('row 20: a host that takes the prompt and says nothing', () => {
  it('is told to the reader, and interrupted at the limit', async () => {
    const { ended, phases } = ask('hold@20', { limits: { firstByteMs: 200, silenceMs: 0 } });
    expect(await ended).toMatchObject({ status: 'interrupted', error: { code: 'timeout' } });
    expect(phases).toEqual([{ kind: 'waiting' }, { kind: 'silent', sinceMs: expect.any(Number) }]);
    expect(server.countPosts('20')).toBe(1);
    await expect.poll(() => server.requests.at(-1)?.closedByClient).toBe(true);
  });

  it('is stopped within 100 ms', async () => {
    const { ended, stop } = ask('hold@20-stop');
    await expect.poll(() => server.countPosts('20-stop')).toBe(1);
    const stoppedAt = performance.now();
    stop.abort();
    expect(await ended).toMatchObject({ status: 'stopped' });
    expect(performance.now() - stoppedAt).toBeLessThan(100);
  });
});

describe('row 21: an answer that falls silent', () => {
  it.each([1, 3])('after %i chunks keeps them, and is interrupted at the limit', async (chunks) => {
    const limits = { firstByteMs: 0, silenceMs: 200 };
    const { ended, readText } = ask(`stall:${chunks}`, { limits });
    expect(await ended).toMatchObject({ status: 'interrupted', error: { code: 'timeout' } });
    expect(readText()).toBe(toWords(chunks));
  });

  it('is not cut while pings come, however rare its words', async () => {
    const limits = { firstByteMs: 400, silenceMs: 400 };
    const { ended, readText } = ask('pings:20@21-pings', { limits });
    await expect.poll(() => server.countPosts('21-pings')).toBe(1);
    setTimeout(() => server.release('21-pings'), 700);
    expect(await ended).toMatchObject({ status: 'complete' });
    expect(readText()).toBe(toWords(3));
  });
});

describe('an answer that is over', () => {
  it('is not said to be silent', async () => {
    const { ended, phases } = ask('ok', { limits: { firstByteMs: 5000, silenceMs: 40 } });
    await ended;
    const later = { limits: { firstByteMs: 100, silenceMs: 0 } };
    expect(await ask('hold', later).ended).toMatchObject({ status: 'interrupted' });
    expect(phases).toEqual([{ kind: 'waiting' }]);
  });
});

describe('row 22: a connection that breaks in the middle', () => {
  it.each(['reset:4', 'fin:4', 'short:4'])(
    '(%s) leaves an interrupted answer of all that came',
    async (verb) => {
      const { ended, readText } = ask(verb);
      expect(await ended).toMatchObject({ status: 'interrupted', error: { code: 'network' } });
      expect(readText()).toBe(toWords(4));
      expect(server.countPosts(verb)).toBe(1);
    },
  );

  it('before any word leaves a failed one', async () => {
    expect(await ask('fin:0').ended).toMatchObject(unreached);
  });
});

describe('row 23: an end that is none', () => {
  it('is an incomplete answer where the connection just closes', async () => {
    const { ended, readText } = ask('http10:5');
    expect(await ended).toMatchObject({ status: 'incomplete' });
    expect(readText()).toBe(toWords(5));
  });

  it('shows nothing of a body that was damaged, and is never complete', async () => {
    const { ended, readText } = ask('gzip-corrupt:50');
    expect((await ended).status).not.toBe('complete');
    expect(toWords(50).startsWith(readText())).toBe(true);
  });
});

describe('row 24: an answer that comes packed', () => {
  it('and chunk by chunk is read as it comes', async () => {
    const { ended, readText } = ask('gzip:5@24');
    await expect.poll(readText).toBe(toWords(4));
    server.release('24');
    expect(await ended).toMatchObject({ status: 'complete' });
    expect(readText()).toBe(toWords(5));
  });

  it('and all at once is read whole', async () => {
    const { ended, readText } = ask('buffered:20000@24-all');
    await expect.poll(() => server.countPosts('24-all')).toBe(1);
    server.release('24-all');
    expect(await ended).toMatchObject({ status: 'complete' });
    expect(readText()).toBe(toWords(20_000));
  });
});

describe('row 25: an error with a good status', () => {
  it('as the whole body is the provider’s, in its words', async () => {
    const error = { code: 'provider', detail: 'It broke.' };
    expect(await ask('json-error').ended).toMatchObject({ status: 'failed', error });
  });

  it('after three chunks is the provider’s, and they are kept', async () => {
    const { ended, readText } = ask('data-error:3');
    expect(await ended).toMatchObject({ status: 'failed', error: { detail: 'It broke.' } });
    expect(readText()).toBe(toWords(3));
  });
});

describe('row 26: a web page in place of an answer', () => {
  it.each(['200', '511'])('with status %s is told as text, and fetches nothing', async (status) => {
    const asked = server.requests.length;
    const { error } = await ask(`html:${status}`).ended;
    expect(error?.code).toBe(status === '200' ? 'bad-response' : 'server');
    expect(error?.detail).toContain('Welcome to the hotel network');
    expect(server.requests).toHaveLength(asked + 1);
  });
});

describe('row 27: an answer with nothing in it', () => {
  it.each(['empty', 'empty:204', 'done'])('(%s) fails as empty', async (verb) => {
    expect(await ask(verb).ended).toMatchObject({
      status: 'failed',
      error: { code: 'empty-answer' },
    });
  });
});

describe('row 28: a redirect', () => {
  it.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    expect(await ask(`redirect:${status}`).ended).toMatchObject(unreached);
    expect(server.secondRequests).toEqual([]);
  });
});

describe('row 29: a refusal that repeats the key', () => {
  it('does not show it', async () => {
    const { error } = await ask('echo-key').ended;
    expect(error).toMatchObject({ code: 'auth', detail: expect.stringContaining('•••') });
    expect(JSON.stringify(error)).not.toContain('test-key');
  });
});

describe('row 30: a refusal that says when to come back', () => {
  it('is sent again then, and once it is answered no more', async () => {
    const { ended, phases, readText } = ask('refuse:429:0.05:1@30');
    expect(await ended).toMatchObject({ status: 'complete' });
    expect(readText()).toBe(toWords(3));
    expect(server.countPosts('30')).toBe(2);
    expect(phases.map(({ kind }) => kind)).toEqual(['waiting', 'retrying', 'waiting']);
  });

  it('as a date is waited for, and the wait can be stopped', async () => {
    const { ended, phases, stop } = ask('refuse:429:date@30-date');
    await expect.poll(() => phases.at(-1)?.kind).toBe('retrying');
    const phase = phases.at(-1);
    const waitMs = phase?.kind === 'retrying' ? phase.untilMs - Date.now() : Infinity;
    expect(waitMs).toBeLessThanOrEqual(2000);
    stop.abort();
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'rate-limit' } });
    expect(server.countPosts('30-date')).toBe(1);
  });

  it.each([503, 529])('is sent again with status %i, twice at most', async (status) => {
    const { ended } = ask(`refuse:${status}:0.01@30-${status}`);
    expect(await ended).toMatchObject({ status: 'failed', error: { status } });
    expect(server.countPosts(`30-${status}`)).toBe(3);
  });

  it.each(['none', '99999'])('but not with a retry-after of %s', async (after) => {
    const { ended, phases } = ask(`refuse:429:${after}@30-${after}`);
    const retryAfter = after === 'none' ? {} : { retryAfterMs: 99_999_000 };
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { code: 'rate-limit', ...retryAfter },
    });
    expect(phases).toEqual([{ kind: 'waiting' }]);
    expect(server.countPosts(`30-${after}`)).toBe(1);
  });
});

describe('row 31: a server in trouble', () => {
  it.each([500, 502, 504])('with status %i is asked once, whatever it says', async (status) => {
    const { ended } = ask(`refuse:${status}:1@31-${status}`);
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'server', status } });
    expect(server.countPosts(`31-${status}`)).toBe(1);
  });
});

describe('row 32: a limit that is hit in the middle of an answer', () => {
  it('ends it, and nothing is sent again', async () => {
    const { ended, readText } = ask('data-error:1:429@32');
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'rate-limit' } });
    expect(readText()).toBe(toWords(1));
    expect(server.countPosts('32')).toBe(1);
  });
});

describe('row 35: fifty answers from one host at once', () => {
  it('stream four at a time, the others are told that they wait, and all are answered', async () => {
    const queue = createOriginQueue();
    const names = Array.from({ length: 50 }, (_, index) => `35-${index}`);
    const answers = names.map((name) =>
      askConnection(`${server.url}/v1`, `stall:1@${name}`, {}, queue),
    );
    const countAsked = () => names.filter((name) => server.countPosts(name) > 0).length;
    let answered = 0;
    void Promise.all(answers.map(({ ended }) => ended.then(() => (answered += 1))));
    while (answered < names.length) {
      await expect.poll(countAsked).toBe(Math.min(answered + 4, names.length));
      expect(answers.filter(({ phases }) => phases.at(-1)?.kind === 'queued')).toHaveLength(
        names.length - countAsked(),
      );
      const before = answered;
      server.release(names[answered]);
      await expect.poll(() => answered).toBe(before + 1);
    }
    for (const { ended, readText } of answers) {
      expect(await ended).toMatchObject({ status: 'complete' });
      expect(readText()).toBe(toWords(3));
    }
  });
});

describe('row 36: words as fast as they can be read', () => {
  it('are all read', async () => {
    const { ended, readText } = ask('tokens:200000');
    expect(await ended).toMatchObject({ status: 'complete' });
    expect(readText()).toHaveLength(1_000_000);
  });
});

describe('row 37: an answer without end', () => {
  it('is cut at its greatest length, and the connection is closed', async () => {
    const { ended, readText } = ask('endless@37');
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'too-large' } });
    expect(readText().length).toBeLessThanOrEqual(MAX_ANSWER_CHARS);
    const record = server.requests.find(({ name }) => name === '37');
    await expect.poll(() => record?.closedByClient, { timeout: 5000 }).toBe(true);
  });
});

describe('row 38: a stop', () => {
  it.each(['hold', 'stall:2'])('of %s reaches the server within 200 ms', async (verb) => {
    const name = `38-${verb}`;
    const { ended, stop, readText } = ask(`${verb}@${name}`);
    const words = verb === 'hold' ? '' : toWords(2);
    await expect.poll(() => server.countPosts(name)).toBe(1);
    await expect.poll(readText).toBe(words);
    const stoppedAt = Date.now();
    stop.abort();
    expect(await ended).toMatchObject({ status: 'stopped' });
    const record = server.requests.find((request) => request.name === name);
    await expect.poll(() => record?.closedByClient).toBe(true);
    expect((record?.closedAt ?? Infinity) - stoppedAt).toBeLessThan(200);
    expect(readText()).toBe(words);
  });
});
