import { describe, expect, it } from 'vitest';
import { readBytes, readText, readTextHead } from '../../../lib/stream/read-body.ts';
import { toBody } from './to-body.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** A body that gives `text` and then breaks as a dropped connection does. */
function toBrokenBody(text: string): ReadableStream<Uint8Array> {
  let isFirst = true;
  return new ReadableStream({
    pull(controller) {
      if (isFirst) controller.enqueue(encode(text));
      else controller.error(new TypeError('network error'));
      isFirst = false;
    },
  });
}

const options = { host: 'example.test', maxBytes: 10 };

describe('a body', () => {
  it('is text whose characters may be cut anywhere', async () => {
    const bytes = encode('海水');
    expect(await readText(toBody(bytes.subarray(0, 1), bytes.subarray(1)), options)).toBe('海水');
  });

  it('is empty text where there is none', async () => {
    expect(await readText(null, options)).toBe('');
  });

  it('may be exactly as long as the limit', async () => {
    expect(await readText(toBody('12345', '67890'), options)).toBe('1234567890');
  });

  it('is an error when longer, or cut when only its head is wanted', async () => {
    await expect(readText(toBody('12345', '678901'), options)).rejects.toMatchObject({
      code: 'too-large',
    });
    expect(await readTextHead(toBody('12345', '678901'), options)).toBe('1234567890');
  });

  it('that breaks off is a network error with the host, or a shorter head', async () => {
    await expect(readText(toBrokenBody('123'), options)).rejects.toMatchObject({
      code: 'network',
      details: { host: 'example.test' },
    });
    expect(await readTextHead(toBrokenBody('123'), options)).toBe('123');
  });

  it('passes on what its reader throws', async () => {
    const mistake = new TypeError('mistake');
    const reading = readBytes(toBody('1'), options, () => {
      throw mistake;
    });
    await expect(reading).rejects.toBe(mistake);
  });
});
