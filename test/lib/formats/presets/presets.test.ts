import { describe, expect, it } from 'vitest';
import { isBaseUrl } from '../../../../lib/formats/base-url.ts';
import { PRESETS } from '../../../../lib/formats/presets/presets.ts';
import { FORMATS } from '../../../../lib/formats/registry.ts';
import { CONVERSATION, toEndpoint } from '../sample-request.ts';

const LOCAL_HOSTS = ['127.0.0.1', 'localhost'];

describe('the presets', () => {
  it('are at least 25, each with an id and a name of its own', () => {
    expect(PRESETS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
    expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(PRESETS.length);
  });

  it('each have an address and a format of their own, so that they can be told apart', () => {
    const addresses = PRESETS.map(({ format, baseUrl }) => `${format} ${baseUrl}`);
    expect(new Set(addresses).size).toBe(PRESETS.length);
  });

  it.each(PRESETS)('$id can be used as it stands', (preset) => {
    expect(preset.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(isBaseUrl(preset.baseUrl)).toBe(true);
    expect(preset.baseUrl).not.toMatch(/\/$/);
    const { baseUrl, options = {}, headers = {}, custom } = preset;
    const own = custom ? { custom } : {};
    const endpoint = toEndpoint({ baseUrl, options, headers, model: 'some-model', ...own });
    const { url } = FORMATS[preset.format].toRequest(CONVERSATION, endpoint);
    expect(new URL(url).host).toBe(new URL(baseUrl).host);
    expect(url).not.toMatch(/[^:]\/\/|(\/v\d\w*)\1/);
  });

  it.each(PRESETS)('$id is sent in the clear only on this machine', ({ baseUrl, isLocal }) => {
    const { protocol, hostname } = new URL(baseUrl);
    expect(protocol).toBe(isLocal ? 'http:' : 'https:');
    expect(LOCAL_HOSTS.includes(hostname)).toBe(isLocal);
  });

  const open = PRESETS.filter(({ isPrivate }) => !isPrivate);

  it.each(open)('$id says where a key is made, if it needs one', ({ needsKey, keyUrl }) => {
    expect(keyUrl ?? '').toMatch(needsKey ? /^https:\/\// : /^$/);
  });

  it('have one for each stream Gloss grew from', () => {
    const formats = PRESETS.filter(({ isPrivate }) => isPrivate).map(({ format }) => format);
    expect(formats).toEqual(['sider', 'baidu', 'chatglm', 'custom']);
  });

  it.each(PRESETS)('$id suggests three models at most', ({ suggestedModels }) => {
    expect(suggestedModels?.length ?? 1).toBeGreaterThanOrEqual(1);
    expect(suggestedModels?.length ?? 1).toBeLessThanOrEqual(3);
  });
});
