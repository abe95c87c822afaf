import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const MANIFEST_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self' http: https:; worker-src 'self'; form-action 'none'; " +
  "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'";

const PERMISSIONS = [
  'activeTab',
  'contextMenus',
  'declarativeNetRequestWithHostAccess',
  'scripting',
  'storage',
  'unlimitedStorage',
];

describe.each([
  ['chrome-mv3', [...PERMISSIONS, 'sidePanel']],
  ['firefox-mv3', PERMISSIONS],
])('the build %s', (folder, permissions) => {
  const read = (path: string) => readFile(`.output/${folder}/${path}`, 'utf8');
  const readManifest = async () =>
    JSON.parse(await read('manifest.json')) as Record<string, unknown>;

  it('asks for exactly these permissions at install', async () => {
    const manifest = await readManifest();
    expect((manifest['permissions'] as string[]).toSorted()).toEqual(permissions.toSorted());
    expect(manifest['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
    for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources']) {
      expect(manifest).not.toHaveProperty(key);
    }
  });

  it('row 82: has the policy in the manifest', async () => {
    const manifest = await readManifest();
    expect(manifest['content_security_policy']).toEqual({ extension_pages: MANIFEST_POLICY });
  });

  it('row 82: has the tighter policy first in every page, and no other', async () => {
    const pages = (await readdir(`.output/${folder}`)).filter((name) => name.endsWith('.html'));
    expect(pages).toContain('sidepanel.html');
    for (const page of pages) {
      const [, head = ''] = (await read(page)).split(/<head>\s*/);
      expect(head).toMatch(/^<meta http-equiv="Content-Security-Policy"/);
      expect(/content="([^"]*)"/.exec(head)?.[1]).toBe(PAGE_POLICY);
      expect(head.match(/http-equiv/gi)).toHaveLength(1);
    }
  });

  it('has no script that only names what another one holds', async () => {
    const names = await readdir(`.output/${folder}/chunks`);
    const scripts = await Promise.all(names.map((name) => read(`chunks/${name}`)));
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((code) => /^export ?\{[^}]*\} ?from ?"[^"]*";\s*$/.test(code))).toEqual(
      [],
    );
  });

  it('brings all its styles with the panel: what is loaded later waits for none', async () => {
    const files = await readdir(`.output/${folder}`, { recursive: true });
    const styles = files.filter((path) => path.endsWith('.css'));
    const html = await read('sidepanel.html');
    expect(styles.map((path) => html.includes(path))).toEqual([true]);
  });

  it('lets no other extension and no page talk to it', async () => {
    const manifest = await readManifest();
    // Firefox knows no such key; there a message needs a listener, and we register none.
    if (folder === 'chrome-mv3') expect(manifest['externally_connectable']).toEqual({ ids: [] });
  });

  it('names its texts in every language', async () => {
    for (const locale of ['en', 'zh_CN']) {
      const messages = JSON.parse(await read(`_locales/${locale}/messages.json`)) as object;
      expect(Object.keys(messages)).toEqual(['appName', 'appDescription', 'summarizeSelection']);
    }
  });
});
