import { isKeyHeader, readKey } from './secrets.ts';

/** The headers of a recorded request, sorted. */
export interface RecordedHeaders {
  /** Without `Bearer`; '' for none, and for a variable or a placeholder. */
  apiKey: string;
  /** The header the key stood in, in lower case, unless it was a bearer token; '' for none. */
  keyHeader: string;
  /** What is left: neither secret, nor the browser's own. */
  headers: Record<string, string>;
  /** The request had cookies, which are never kept. */
  hasCookies: boolean;
}

/** What the browser adds by itself, what names the page it was sent from, and one-time tokens. */
const NOISE =
  /^(?::|sec-|cf-|if-)|^(?:accept(?:-encoding|-language)?|cache-control|connection|content-(?:length|type)|cookie|dnt|host|origin|pragma|priority|proxy-authorization|referer|te|user-agent|x-(?:csrf|xsrf)-token|x-requested-with|x-(?:trace|request)-id|traceparent|tracestate)$/i;

/** Sorts the headers of a recorded request. Documentation's placeholders are dropped. */
export function sortHeaders(recorded: Readonly<Record<string, string>>): RecordedHeaders {
  const entries = Object.entries(recorded);
  const [keyHeader = '', keyValue = ''] = entries.find(([name]) => isKeyHeader(name)) ?? [];
  const isBearer = keyHeader === 'authorization' && /^bearer\s/i.test(keyValue);
  const kept = entries.filter(
    ([name, value]) => !isKeyHeader(name) && !NOISE.test(name) && readKey(value) !== '',
  );
  return {
    apiKey: readKey(keyValue),
    keyHeader: isBearer ? '' : keyHeader,
    headers: Object.fromEntries(kept),
    hasCookies: 'cookie' in recorded,
  };
}
