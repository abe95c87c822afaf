/** What looks like a host among words. */
const HOST = /(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]{2,}/gu;
/** They show as nothing, and could part a host that looks whole. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const MAX_CHARS = 500;

function toHost(name: string): string | null {
  const address = `https://${name}`;
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : null;
}

/**
 * The host that has to stand beside a link because its words name another, or undefined. A host in
 * letters of another script always stands there as the network knows it (`xn--…`), for `аррӏе.com`
 * is not apple.com. Of a mail address it is the whole address.
 */
export function findRealHost(words: string, href: string): string | undefined {
  const { protocol, host, pathname } = new URL(href);
  const real = protocol === 'mailto:' ? decodeMail(pathname) : host;
  if (host.includes('xn--')) return real;
  const plain = words.slice(0, MAX_CHARS).normalize('NFKC').replace(INVISIBLE, '');
  const own = toHost(real.slice(real.lastIndexOf('@') + 1));
  const named = (plain.match(HOST) ?? []).map(toHost);
  return named.every((name) => name === null || name === own) ? undefined : real;
}

function decodeMail(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // A stray percent sign.
  }
}
