import type { StreamPart } from '../../chat/engine.ts';

/**
 * A file the model made (a picture, a table), as its address in a paragraph of its own. Anything
 * but an http(s) URL gives nothing.
 */
export function toFileLink(address: unknown): StreamPart[] {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return [];
  return [{ type: 'text-delta', text: `\n\n${url.href}\n\n` }];
}
