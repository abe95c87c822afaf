import { createCumulativeText } from '../decode/cumulative-text.ts';
import { createEndingDecoder } from '../decode/ending-decoder.ts';
import { withThinkTags } from '../decode/think-tags.ts';
import type { Decoder } from '../format.ts';
import { parseJson, toJsonObject, toText } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';

/**
 * A {@link Decoder} of answers that come whole each time, in `body.content`. The format has no mark
 * of its end, so the end of the body is one, once an answer has been read and if its last value is
 * whole. A connection that broke is an error of its own and outweighs it; a server that ends its
 * body between two values without breaking the connection (HTTP/1.0, or an exception behind some
 * proxies) cannot be told from one that is done.
 */
export function createChatglmDecoder(): Decoder {
  const readWhole = createCumulativeText();
  let isWhole = false;
  return withThinkTags(
    createEndingDecoder(
      ({ event, data }) => {
        const payload = toJsonObject(parseJson(data));
        if (event === 'error' || payload['error']) return [toErrorPart(data)];
        const { content } = toJsonObject(payload['body']);
        isWhole = typeof content === 'string';
        return readWhole(toText(content));
      },
      () => (isWhole ? [{ type: 'finish', reason: 'stop' }] : []),
    ),
  );
}
