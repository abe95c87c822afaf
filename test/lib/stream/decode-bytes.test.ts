import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../lib/stream/decode-bytes.ts';
import { cutAt, encode, toArrivals } from './read-in-pieces.ts';

function readText(arrival: Uint8Array[]): string {
  let text = '';
  const reader = decodeBytes({ push: (piece) => (text += piece), end: () => (text += '<end>') });
  for (const bytes of arrival) reader.push(bytes);
  reader.end();
  return text;
}

describe('the text of a body', () => {
  it.each<[rule: string, bytes: Uint8Array, expected: string]>([
    ['keeps characters whole', encode('a水🙂é'), 'a水🙂é'],
    ['lacks the byte order mark at the start', encode('\uFEFFa'), 'a'],
    ['keeps any later one', encode('\uFEFF\uFEFFa\n\uFEFFb'), '\uFEFFa\n\uFEFFb'],
    ['shows what is no UTF-8', Uint8Array.of(0x61, 0xff, 0xc3, 0x0a, 0x62), 'a\uFFFD\uFFFD\nb'],
    ['shows a character that its end cuts', encode('a水').subarray(0, 3), 'a\uFFFD'],
  ])('%s', (_rule, bytes, expected) => {
    for (const arrival of toArrivals(bytes)) expect(readText(arrival)).toBe(`${expected}<end>`);
  });

  it('is that of the whole, however any bytes are cut', () => {
    const anyBytes = fastCheck.uint8Array({ maxLength: 50 });
    fastCheck.assert(
      fastCheck.property(anyBytes, fastCheck.nat(50), (bytes, cut) => {
        const whole = new TextDecoder().decode(bytes);
        expect(readText(cutAt(bytes, [Math.min(cut, bytes.length)]))).toBe(`${whole}<end>`);
      }),
    );
  });
});
