/** What a browser tells about who opened a port; a page's process cannot forge it. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
}

/** Who we are: our id and the address of the one page that may talk to the background. */
export interface OwnPage {
  id: string;
  /** Such as `chrome-extension://abc…`. */
  origin: string;
  /** Absolute URL, without hash. */
  url: string;
}

/**
 * True when a port was opened by our own page at the top level. All four are needed and compared
 * whole: a content script has our id, a framed page of ours has our origin, and a page's address
 * can hold ours after a `#` (trust.md, experiment c).
 */
export function isOwnPage(sender: Sender | undefined, own: OwnPage): boolean {
  if (!sender) return false;
  const [address] = (sender.url ?? '').split('#');
  return (
    sender.id === own.id &&
    sender.origin === own.origin &&
    (sender.frameId ?? 0) === 0 &&
    address === own.url
  );
}
