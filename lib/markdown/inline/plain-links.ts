import { toAddress } from '../address.ts';
import { matchAt } from '../destination.ts';
import { pushItem, type Scan } from './scan.ts';

const POINTED = /<([a-z][a-z\d+.-]{1,31}:[^\s<>\p{Cc}]*)>/iuy;
const POINTED_MAIL = /<([\w.!#$%&'*+/=?^`{|}~-]{1,254}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,8})>/iy;
const BREAK = /<br[ \t]{0,8}\/?>/iy;
/** An address among words ends where Chinese and Japanese punctuation begins. */
const ADDRESS = /[^\s<\u2018-\u201f\u3000-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+/y;
const DOMAIN = /^[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*/u;
const MAIL_DOMAIN = /@[a-z\d_-]+(?:\.[a-z\d_-]+)+/iy;
const LOCAL_PART = /[\w.+-]{1,64}$/;

/** Adds a link whose words are its own address; where that is refused, the words alone. */
function pushLink(scan: Scan, destination: string, words: string, end: number): void {
  const href = toAddress(destination);
  const text = { kind: 'text', text: words } as const;
  pushItem(scan, href === null ? text : { kind: 'link', href, children: [text] }, end);
}

/** Reads a `<`: `<https://…>`, `<kea@birds.example>`, or `<br>`, the one tag that is understood. */
export function readPointed(scan: Scan): void {
  const { text, position } = scan;
  const address = matchAt(POINTED, text, position);
  const mail = address ? null : matchAt(POINTED_MAIL, text, position);
  const found = address ?? mail;
  const lineBreak = found ? null : matchAt(BREAK, text, position);
  if (found?.[1] !== undefined) {
    const destination = mail ? `mailto:${found[1]}` : found[1];
    pushLink(scan, destination, found[1], position + found[0].length);
  } else if (lineBreak) pushItem(scan, { kind: 'break' }, position + lineBreak[0].length);
  else scan.position++;
}

/** Takes off what belongs to the sentence: punctuation, and brackets that open before the address. */
function trimAddress(address: string): string {
  let open = 0;
  for (const char of address) open += char === '(' ? 1 : char === ')' ? -1 : 0;
  let end = address.length;
  for (;;) {
    const char = address.charAt(end - 1);
    if (char === ')' && open < 0) open++;
    else if (char === ';') {
      const entity = /&[a-z\d]{1,32};$/i.exec(address.slice(Math.max(0, end - 40), end));
      end -= (entity?.[0].length ?? 1) - 1;
    } else if (!'?!.,:*_~\'"]'.includes(char) || char === '') return address.slice(0, end);
    end--;
  }
}

const hasDomain = (address: string, minimum: number) => {
  const labels = DOMAIN.exec(address)?.[0].split('.') ?? [];
  return labels.length >= minimum && !labels.slice(-2).some((label) => label.includes('_'));
};

/**
 * Reads an `http://`, `https://` or `www.` among words.
 *
 * @see https://github.github.com/gfm/#autolinks-extension-
 */
export function readAddress(scan: Scan, mark: string): void {
  const { text, position, isTail } = scan;
  const isNameless = mark.startsWith('w');
  const before = text.charAt(position - 1);
  const isStart = isNameless ? !/[\w/.@-]/.test(before) : !/[a-z]/i.test(before);
  const nameStart = position + (isNameless ? 0 : mark.length);
  if (!isStart || !hasDomain(text.slice(nameStart, nameStart + 260), isNameless ? 2 : 1)) {
    scan.position += mark.length;
    return;
  }
  const whole = matchAt(ADDRESS, text, position)?.[0] ?? mark;
  const inBrackets = scan.brackets.length > 0 ? whole.replace(/\].*$/s, '') : whole;
  const address = trimAddress(inBrackets);
  const end = position + address.length;
  // What the next word may prolong is no link yet.
  if (isTail && position + inBrackets.length === text.length) scan.position = end;
  else pushLink(scan, isNameless ? `http://${address}` : address, address, end);
}

/** Reads an `@`: a mail address, if the words around it make one. */
export function readMail(scan: Scan): void {
  const { text, position, textStart, isTail } = scan;
  const local = LOCAL_PART.exec(text.slice(Math.max(textStart, position - 65), position))?.[0];
  const domain = matchAt(MAIL_DOMAIN, text, position)?.[0].replace(/\.$/, '');
  const start = position - (local?.length ?? 0);
  const end = position + (domain?.length ?? 0);
  const isLink = local && domain && /[a-z\d]$/i.test(domain) && text[start - 1] !== '/';
  if (!isLink || (isTail && end === text.length)) {
    scan.position++;
    return;
  }
  scan.position = start;
  pushLink(scan, `mailto:${local}${domain}`, local + domain, end);
}
