import { describe, expect, it } from 'vitest';
import {
  createOriginHider,
  isOriginHidden,
  type ChangeRules,
  type OriginRule,
} from '../../../lib/relay/origin-hider.ts';

const OWN_DOMAIN = 'abcdefghijklmnopabcdefghijklmnop';
const OLLAMA = 'http://127.0.0.1:11434/v1';

/** A browser that keeps rules as browsers do: two may not have the same id. */
function open(rules: OriginRule[] = []) {
  const changeRules: ChangeRules = async ({ removeRuleIds, addRules }) => {
    await Promise.resolve();
    const kept = rules.filter(({ id }) => !removeRuleIds.includes(id));
    rules.splice(0, rules.length, ...kept, ...addRules);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  };
  const readHosts = () => rules.flatMap(({ condition }) => condition.requestDomains).toSorted();
  return { rules, readHosts, hide: createOriginHider(changeRules, OWN_DOMAIN) };
}

describe('our origin', () => {
  it('is hidden while something is asked, from one host, by our own requests alone', async () => {
    const { rules, hide } = open();
    const asked = await hide(OLLAMA, async () => structuredClone(rules));
    expect(asked).toEqual([
      {
        id: 1,
        condition: {
          initiatorDomains: [OWN_DOMAIN],
          requestDomains: ['127.0.0.1'],
          resourceTypes: ['xmlhttprequest'],
        },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'origin', operation: 'remove' }],
        },
      },
    ]);
    expect(rules).toEqual([]);
  });

  it('is shown again when what was asked fails, and the failure passes through', async () => {
    const { rules, hide } = open();
    await expect(hide(OLLAMA, () => Promise.reject(new Error('refused')))).rejects.toThrow(
      'refused',
    );
    expect(rules).toEqual([]);
  });

  it('stays hidden from each host until the last of its requests is done', async () => {
    const { readHosts, hide } = open();
    const ends: (() => void)[] = [];
    const ask = (url: string) =>
      hide(url, () => new Promise<void>((resolve) => ends.push(resolve)));
    const asked = [ask(OLLAMA), ask(OLLAMA), ask('http://desk.local:11434')];
    await expect.poll(() => ends.length).toBe(3);
    expect(readHosts()).toEqual(['127.0.0.1', 'desk.local']);
    ends[0]?.();
    await asked[0];
    expect(readHosts()).toEqual(['127.0.0.1', 'desk.local']);
    ends[1]?.();
    await asked[1];
    expect(readHosts()).toEqual(['desk.local']);
    ends[2]?.();
    await asked[2];
    expect(readHosts()).toEqual([]);
  });

  it('is shown again after a worker was killed, from the next use on', async () => {
    const { rules, hide } = open();
    void hide('http://desk.local:11434', () => new Promise(() => {}));
    await expect.poll(() => rules.length).toBe(1);
    const next = open(rules);
    await next.hide(OLLAMA, async () => expect(next.readHosts()).toEqual(['127.0.0.1']));
    expect(rules).toEqual([]);
  });
});

describe('the permission to hide it', () => {
  const withoutOriginAt = 'http://127.0.0.1:11434';

  it.each([
    ['the server it was given for', OLLAMA, true],
    ['another port', 'http://127.0.0.1:1234/v1', false],
    ['another scheme', 'https://127.0.0.1:11434', false],
    ['another host', 'http://localhost:11434', false],
  ])('counts for %s: %s', (_what, baseUrl, isHidden) => {
    expect(isOriginHidden({ baseUrl, withoutOriginAt })).toBe(isHidden);
  });

  it('is not there until it is given', () => {
    expect(isOriginHidden({ baseUrl: OLLAMA })).toBe(false);
  });
});
