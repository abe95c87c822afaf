const ALLOWED = /^(?:https?:\/\/|mailto:)/i;
const MAX_ADDRESS_CHARS = 8000;

/**
 * The address a link may lead to, as the URL parser writes it (host in punycode), or null: only
 * http, https and mailto, never with a user name or password, for `https://bank.example@evil.example`
 * leads to evil.example. Control characters are dropped first, as browsers do, so that
 * `java\nscript:` is no way around.
 */
export function toAddress(destination: string): string | null {
  // eslint-disable-next-line no-control-regex -- they are what has to go
  const bare = destination.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  if (!ALLOWED.test(bare) || bare.length > MAX_ADDRESS_CHARS || !URL.canParse(bare)) return null;
  const { href, username, password } = new URL(bare);
  return ALLOWED.test(href) && username === '' && password === '' ? href : null;
}
