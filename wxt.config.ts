import { basename } from 'node:path';
import { mergeConfig, type Plugin } from 'vite';
import { defineConfig } from 'wxt';
import './lib/i18n/browser-texts.ts';
import { LANGUAGE_TAGS, LANGUAGES } from './lib/i18n/languages.ts';
import { createTranslate } from './lib/i18n/translate.ts';

/** One policy for pages and worker: the worker must reach whatever endpoint the user set up. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' http: https:",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The tighter policy that every page has of its own. */
const PAGE_POLICY = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/;

/** What the manifest takes from the texts, as `__MSG_…__`; browsers allow no dots in the names. */
const MANIFEST_TEXTS = {
  appName: 'app.name',
  appDescription: 'app.description',
  summarizeSelection: 'command.summarize-selection',
} as const;

/** Each file more is a trip to the disk and back: what is loaded together comes in one. */
const PANEL_FILES = [
  { name: 'panel', tags: ['$initial' as const], priority: 1 },
  { name: 'answers', test: /\/(components\/(chat|markdown)|lib\/markdown)\// },
];

/** A file of nothing but other names for what stands in another one. */
const SIGNPOST = /^export ?\{([\w$, ]+)\} ?from ?"\.\/([^"]+)";\s*$/;

/** Takes such files out: to read one first is a trip to the disk and back that leads nowhere. */
const WITHOUT_SIGNPOSTS: Plugin = {
  name: 'gloss:no-signposts',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const [path, signpost] of Object.entries(bundle)) {
      const target = signpost.type === 'chunk' && SIGNPOST.exec(signpost.code)?.[2];
      if (!target) continue;
      delete bundle[path];
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replaceAll(basename(path), target);
      }
    }
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: '__MSG_appName__',
    description: '__MSG_appDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // Vite's own client injects styles and talks to its server: development has no policy.
    ...(command === 'build' && {
      content_security_policy: { extension_pages: CONTENT_POLICY },
    }),
    action: { default_title: '__MSG_appName__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+G' } },
      'summarize-selection': {
        suggested_key: { default: 'Alt+Shift+G' },
        description: '__MSG_summarizeSelection__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'gloss@gloss.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '126', externally_connectable: { ids: [] } }),
  }),
  hooks: {
    'vite:build:extendConfig': ([entrypoint], config) => {
      if (entrypoint?.type !== 'sidepanel') return;
      // With their own names, so that {@link WITHOUT_SIGNPOSTS} finds nothing renamed.
      const output = { codeSplitting: { groups: PANEL_FILES }, minifyInternalExports: false };
      config.build = mergeConfig(config.build ?? {}, { rolldownOptions: { output } });
    },
    // One file a language holds all its texts, the manifest's too.
    'build:publicAssets': (_wxt, files) => {
      for (const tag of LANGUAGE_TAGS) {
        const translate = createTranslate(tag);
        const entries = Object.entries(MANIFEST_TEXTS).map(([name, key]) => [
          name,
          { message: translate(key) },
        ]);
        files.push({
          relativeDest: `_locales/${LANGUAGES[tag].localesFolder}/messages.json`,
          contents: JSON.stringify(Object.fromEntries(entries)),
        });
      }
    },
  },
  vite: () => ({
    // Files of an extension are on the disk: to name them ahead of time costs more than it gains.
    build: { modulePreload: false, target: 'es2022' },
    plugins: [
      WITHOUT_SIGNPOSTS,
      {
        // It waits for style sheets of what is loaded later; all of ours come with the panel.
        name: 'gloss:no-preload-helper',
        apply: 'build',
        enforce: 'post',
        transform: (_code, id) =>
          id.includes('vite/preload-helper')
            ? { code: 'export const __vitePreload = (load) => load();', map: null }
            : undefined,
      },
      {
        name: 'gloss:no-policy-in-development',
        apply: 'serve',
        transformIndexHtml: (html) => html.replace(PAGE_POLICY, ''),
      },
    ],
  }),
});
