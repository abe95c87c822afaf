import type { Connection } from '../store/connection.ts';

/** The one rule there is: no request of ours to these hosts says where it comes from. */
export interface OriginRule {
  id: number;
  condition: {
    initiatorDomains: string[];
    requestDomains: string[];
    resourceTypes: ['xmlhttprequest'];
  };
  action: {
    type: 'modifyHeaders';
    requestHeaders: [{ header: 'origin'; operation: 'remove' }];
  };
}

/** How the browser's rules for requests are changed; all of one change counts at once. */
export type ChangeRules = (change: {
  removeRuleIds: number[];
  addRules: OriginRule[];
}) => Promise<void>;

/** Whether the user has allowed that prompts of this connection, where it is now, hide our origin. */
export function isOriginHidden({
  baseUrl,
  withoutOriginAt,
}: Pick<Connection, 'baseUrl' | 'withoutOriginAt'>): boolean {
  return withoutOriginAt === new URL(baseUrl).origin;
}

/** Runs `work` while requests to the host of `url` leave out our origin; gives what it gives. */
export type HideOrigin = <Result>(url: string, work: () => Promise<Result>) => Promise<Result>;

const RULE_ID = 1;

/**
 * Hides our origin from a server while something is asked of it, and not a moment longer: so
 * nothing is left of it when a connection is changed or removed, and what a killed worker left is
 * replaced by the next use.
 * @param ownDomain The host of our own pages. The rule holds for what they and the background send
 *   and for nobody else: a web page is still turned away.
 */
export function createOriginHider(changeRules: ChangeRules, ownDomain: string): HideOrigin {
  const hosts: string[] = [];
  const apply = () => {
    const addRules = hosts.length === 0 ? [] : [toRule(ownDomain, [...new Set(hosts)])];
    return changeRules({ removeRuleIds: [RULE_ID], addRules });
  };
  return async (url, work) => {
    const { hostname } = new URL(url);
    hosts.push(hostname);
    try {
      await apply();
      return await work();
    } finally {
      hosts.splice(hosts.indexOf(hostname), 1);
      await apply();
    }
  };
}

function toRule(ownDomain: string, hosts: string[]): OriginRule {
  return {
    id: RULE_ID,
    condition: {
      initiatorDomains: [ownDomain],
      requestDomains: hosts,
      resourceTypes: ['xmlhttprequest'],
    },
    action: {
      type: 'modifyHeaders',
      requestHeaders: [{ header: 'origin', operation: 'remove' }],
    },
  };
}
