/** Pieces that several wire formats are written with. */

/** Content type of an event stream. */
export const SSE_TYPE = 'text/event-stream; charset=utf-8';

/** One event with a JSON payload, as most servers write it. */
export const toDataEvent = (payload) => `data: ${JSON.stringify(payload)}\n\n`;

/** The same without the space, as Chinese services and TGI write it. */
export const toTightEvent = (payload) => `data:${JSON.stringify(payload)}\n\n`;

/** One event whose name stands in the payload as well. */
export const toNamedEvent = (payload) => `event: ${payload.type}\n${toDataEvent(payload)}`;

/** Frames that no client of a JSON event stream may stumble over. */
export const SSE_NOISE = [
  'data: {"choices":[{"delta":{"content":"broken\n\n',
  'data: null\n\n',
  'data: {"choices":"none"}\n\n',
  'data:\n\n',
  ': a comment\n\n',
  'event: telemetry\ndata: {"load":0.4}\n\n',
];

/** The words of a message: its text, or those of its parts. */
export function readContent(content) {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map((part) => part?.text ?? '').join('') : '';
}

/** The newest message of the user's in a list with roles. */
export function readPrompt(messages) {
  return readContent(messages?.findLast?.(({ role }) => role === 'user')?.content);
}

/** As good as a token for counting what nobody pays for. */
export const countTokens = (text) => text.split(/\s+/).filter(Boolean).length;
