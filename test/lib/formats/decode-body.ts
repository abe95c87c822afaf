import type { StreamPart } from '../../../lib/chat/engine.ts';
import { createEndTracker, type AnswerEnd } from '../../../lib/chat/end-state.ts';
import type { Decoder } from '../../../lib/formats/format.ts';
import { createFrameReader } from '../../../lib/stream/frame-reader.ts';
import type { Framing } from '../../../lib/stream/framing.ts';

/** What is known of a body, and how its bytes come. */
interface Wire {
  framing?: Framing | undefined;
  contentType?: string;
  /** Where one piece of bytes ends and the next begins; one whole piece unless given. */
  cuts?: readonly number[];
}

/** The parts of a body, in as many lists as it has frames, and one for its end. */
export function decodeBody(
  decoder: Decoder,
  body: string | Uint8Array,
  { framing = 'auto', contentType = 'text/event-stream', cuts = [] }: Wire = {},
): StreamPart[][] {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const parts: StreamPart[][] = [];
  const reader = createFrameReader(framing, { contentType }, (frame) =>
    parts.push(decoder.decode(frame)),
  );
  const borders = [0, ...cuts.toSorted((first, second) => first - second), bytes.length];
  for (const [index, border] of borders.slice(1).entries()) {
    reader.push(bytes.subarray(borders[index], border));
  }
  reader.end();
  return [...parts, decoder.flush()];
}

/** A cut after every byte. */
export function everyByte(body: string): number[] {
  return Array.from(new TextEncoder().encode(body).slice(1), (_byte, index) => index + 1);
}

/** An event stream of JSON values; each has its `type` for a name, where it has one. */
export function toEvents(payloads: readonly object[]): string {
  return payloads
    .map((payload) => {
      const name = 'type' in payload ? `event: ${String(payload.type)}\n` : '';
      return `${name}data: ${JSON.stringify(payload)}\n\n`;
    })
    .join('');
}

/** The whole text or reasoning the reader sees after these parts. */
export function joinText(
  parts: readonly StreamPart[],
  type: 'text-delta' | 'reasoning-delta',
): string {
  return parts.reduce((text, part) => {
    if (part.type === 'text-replace' && type === 'text-delta') return part.text;
    return part.type === type ? text + part.text : text;
  }, '');
}

/** The last part of one type. */
export function findLast<Type extends StreamPart['type']>(
  parts: readonly StreamPart[],
  type: Type,
): Extract<StreamPart, { type: Type }> | undefined {
  return parts.findLast((part): part is Extract<StreamPart, { type: Type }> => part.type === type);
}

/** How an answer of these parts ended. */
export function toEnd(parts: readonly StreamPart[]): AnswerEnd {
  const tracker = createEndTracker();
  for (const part of parts) tracker.see(part);
  return tracker.end();
}
