import type { WireError } from '../errors.ts';
import type { Endpoint, Format } from '../formats/format.ts';
import type { Ask } from './ask.ts';

/** A connection that failed, with what may be done to find out why. */
export interface Subject {
  endpoint: Endpoint;
  format: Format;
  error: WireError;
  ask: Ask;
  /** Whether the browser lets us reach this URL's host. */
  isPermitted(url: string): Promise<boolean>;
  /** Such as `chrome-extension://<id>`. */
  ownOrigin: string;
  /** Whether prompts carry {@link ownOrigin}; false where the user has had it hidden already. */
  showsOrigin: boolean;
}

/** Said to plain http by what wants https: Go, nginx, Apache. */
const WANTS_HTTPS = /http request\b.*\bhttps\b|speaking plain http/i;

/** Whether these words of a server tell that it speaks https on the port that was asked by http. */
export function wantsHttps(words: string): boolean {
  return WANTS_HTTPS.test(words);
}

/** Whether a web page came where an answer should have. */
export function isWebPage({ code, detail = '' }: WireError): boolean {
  return code === 'bad-response' || /^<(!doctype|html)/i.test(detail);
}
