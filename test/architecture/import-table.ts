import { readImports, type Import } from './imports.ts';
import { complain, type Rule } from './source.ts';

/** What the files of one part of the source may import, beside each other. */
interface Allowance {
  /** Parts of the source, or single files. */
  uses?: readonly string[];
  /** Parts they may only `import type` from. */
  types?: readonly string[];
  /** Packages; a name stands for all its entry points. */
  packages?: readonly string[];
}

/**
 * Who may import whom. A part that stands in no row is an error, so that a new folder begins with
 * a decision. `lib/browser.ts` and `lib/store` are missing wherever code must run without a
 * browser; nobody may import an entrypoint.
 */
const IMPORT_TABLE: Readonly<Record<string, Allowance>> = {
  'entrypoints/background': { uses: ['lib'], packages: ['wxt'] },
  'entrypoints/sidepanel': {
    uses: ['lib', 'components'],
    packages: ['preact', '@preact/signals', 'valibot'],
  },
  'entrypoints/first-look.ts': { uses: ['lib/store/kept-look.ts'], packages: ['wxt'] },
  'entrypoints/page-reader.ts': { uses: ['lib/page'], packages: ['wxt'] },
  components: {
    uses: [
      'lib/chat',
      'lib/connect',
      'lib/errors.ts',
      'lib/formats',
      'lib/highlight',
      'lib/i18n',
      'lib/markdown',
      'lib/math',
      'lib/page/access.ts',
      'lib/stream/framing.ts',
    ],
    types: ['lib/doctor', 'lib/protocol', 'lib/state', 'lib/store'],
    packages: ['preact', '@preact/signals'],
  },
  'lib/errors.ts': {},
  'lib/browser.ts': { packages: ['webextension-polyfill'] },
  'lib/chat': { uses: ['lib/errors.ts'], packages: ['valibot'] },
  'lib/connect': { uses: ['lib/errors.ts', 'lib/formats', 'lib/stream'], types: ['lib/chat'] },
  'lib/doctor': { uses: ['lib/errors.ts', 'lib/chat', 'lib/formats', 'lib/stream'] },
  'lib/formats': { uses: ['lib/errors.ts'], types: ['lib/chat', 'lib/stream'] },
  'lib/gestures': {
    uses: ['lib/errors.ts', 'lib/page'],
    types: ['lib/chat', 'lib/i18n', 'lib/store'],
  },
  'lib/highlight': { packages: ['highlight.js'] },
  'lib/i18n': {},
  'lib/markdown': {},
  'lib/math': { packages: ['temml'] },
  'lib/ondevice': { uses: ['lib/errors.ts', 'lib/chat'] },
  'lib/page': { uses: ['lib/errors.ts'], packages: ['valibot', '@mozilla/readability'] },
  'lib/protocol': {
    uses: ['lib/errors.ts', 'lib/chat', 'lib/doctor', 'lib/formats'],
    packages: ['valibot'],
  },
  'lib/relay': {
    uses: ['lib/errors.ts', 'lib/chat', 'lib/formats', 'lib/protocol', 'lib/stream'],
    types: ['lib/doctor', 'lib/store'],
  },
  'lib/state': {
    uses: [
      'lib/errors.ts',
      'lib/chat',
      'lib/doctor',
      'lib/formats',
      'lib/gestures',
      'lib/i18n',
      'lib/ondevice',
      'lib/page',
      'lib/protocol',
    ],
    types: ['lib/store'],
    packages: ['@preact/signals', 'valibot'],
  },
  'lib/store': {
    uses: ['lib/errors.ts', 'lib/chat', 'lib/formats', 'lib/i18n', 'lib/stream/framing.ts'],
    packages: ['idb', 'valibot'],
  },
  'lib/stream': { uses: ['lib/errors.ts'], packages: ['@microsoft/fetch-event-source'] },
};

const isWithin = (path: string, parts: readonly string[] = []) =>
  parts.some((part) => path === part || path.startsWith(`${part}/`));

function isAllowed(part: string, { target, isPackage, isType }: Import): boolean {
  const { uses, types, packages } = IMPORT_TABLE[part] ?? {};
  if (isPackage) return isWithin(target, packages);
  if (isWithin(target, [part]) || isWithin(target, uses)) return true;
  return isType && isWithin(target, types);
}

/** Every import stands in {@link IMPORT_TABLE}. */
export const checkImportTable: Rule = (sources) =>
  sources.flatMap((source) => {
    const part = Object.keys(IMPORT_TABLE).find((row) => isWithin(source.path, [row]));
    if (part === undefined) return [complain(source, 0, 'stands in no row of the import table')];
    return readImports(source)
      .filter((found) => !isAllowed(part, found))
      .map(({ target, isType, position }) =>
        complain(
          source,
          position,
          `${part} may not import ${isType ? 'types from ' : ''}${target}`,
        ),
      );
  });

/** Packages that one file alone may know, so that they can be replaced, and faked in tests. */
const SOLE_IMPORTERS: ReadonlyArray<readonly [packageName: string, importer: RegExp]> = [
  ['webextension-polyfill', /^lib\/browser\.ts$/],
  ['@microsoft/fetch-event-source', /^lib\/stream\//],
];

/** One file alone imports each of {@link SOLE_IMPORTERS}. */
export const checkSoleImporters: Rule = (sources) =>
  SOLE_IMPORTERS.flatMap(([packageName, importer]) => {
    const importers = sources
      .filter((source) => readImports(source).some(({ target }) => isWithin(target, [packageName])))
      .map(({ path }) => path);
    const isSole = importers.length === 1 && importers.every((path) => importer.test(path));
    return isSole ? [] : [`${importers.join(', ') || 'nobody'} imports ${packageName}`];
  });

/** No file names itself by way of others, not even for a type. */
export const checkCycles: Rule = (sources) => {
  const targets = new Map(
    sources.map((source) => [source.path, readImports(source).map(({ target }) => target)]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const follow = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' > '));
    } else if (!done.has(path)) {
      for (const target of targets.get(path) ?? []) follow(target, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of targets.keys()) follow(path, []);
  return cycles;
};
