import type { Connection } from '../lib/store/connection.ts';

/** The host of an address as `host[:port]`; the address itself when it is no URL. */
export function toHost(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** How a connection is named in one line: `model · host`, without what is empty. */
export function describeTarget({ model, baseUrl }: Pick<Connection, 'model' | 'baseUrl'>): string {
  return joinWithDots(toHost(baseUrl), model);
}

/** Parts of one line with a middle dot between them; empty ones are left out. */
export function joinWithDots(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
