import type { StreamPart } from '../../chat/engine.ts';
import { toJsonObject, toText } from './json.ts';

/** Reads one source an answer names: a URL, or an object with `url`, `uri` or `link` and a `title`. */
export type CitationReader = (source: unknown) => StreamPart[];

/**
 * A {@link CitationReader} that tells each URL once, for several servers send the whole list with
 * every frame. Anything but http(s) URLs is left out: a reader will click on it.
 */
export function createCitationReader(): CitationReader {
  const known = new Set<string>();
  return (source) => {
    const { url, uri, link, title } = toJsonObject(source);
    const address = toText(source) || toText(url) || toText(uri) || toText(link);
    if (known.has(address) || !/^https?:$/.test(URL.parse(address)?.protocol ?? '')) return [];
    known.add(address);
    return [{ type: 'citation', url: address, title: toText(title) }];
  };
}
