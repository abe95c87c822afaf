import { describe, expect, it } from 'vitest';
import { checkDocstrings } from './architecture/docstrings.ts';
import {
  checkEffects,
  checkLogs,
  checkNetwork,
  checkSinks,
} from './architecture/forbidden-code.ts';
import { checkCycles, checkImportTable, checkSoleImporters } from './architecture/import-table.ts';
import { checkOpeningTexts, checkStyleSheets, checkTopLevelWaits } from './architecture/opening.ts';
import { checkLengths, checkTypicalLengths } from './architecture/sizes.ts';
import { parseSource, readSources, type Rule } from './architecture/source.ts';
import { checkScripts, checkSentences, checkViews } from './architecture/visible-text.ts';

/** Files that break a rule, by path, and what the rule has to say of them. */
type Violation = [files: Record<string, string>, complaint: RegExp];

const lines = (count: number) => 'work();\n'.repeat(count);

const RULES: Record<string, { check: Rule; violations: Violation[] }> = {
  'imports follow the table': {
    check: checkImportTable,
    violations: [
      [
        { 'lib/chat/a.ts': "import { x } from '../store/x.ts';" },
        /lib\/chat may not import lib\/store/,
      ],
      [{ 'lib/chat/a.ts': "import type { X } from '../store/x.ts';" }, /may not import types from/],
      [{ 'lib/formats/a.ts': "import { x } from '../stream/x.ts';" }, /may not import lib\/stream/],
      [{ 'lib/formats/a.ts': "import { type X } from '../stream/x.ts';" }, /lib\/stream\/x/],
      [{ 'lib/state/a.ts': "export * from '../store/x.ts';" }, /lib\/state may not import/],
      [
        { 'lib/state/a.ts': "const x = await import('../browser.ts');" },
        /may not import lib\/browser/,
      ],
      [{ 'lib/chat/a.ts': "type X = import('preact').VNode;" }, /types from preact/],
      [{ 'components/a.tsx': "import { y } from '../lib/store/y.ts';" }, /components may not/],
      [{ 'components/a.tsx': "import x from 'idb';" }, /components may not import idb/],
      [
        { 'components/a.tsx': "import '../entrypoints/sidepanel/main.tsx';" },
        /may not import entry/,
      ],
      [
        { 'entrypoints/sidepanel/a.ts': "import '../background/x.ts';" },
        /may not import entrypoints/,
      ],
      [{ 'lib/stray.ts': '' }, /no row/],
    ],
  },
  'each wrapped package has one importer': {
    check: checkSoleImporters,
    violations: [
      [
        { 'lib/page/a.ts': "import browser from 'webextension-polyfill';" },
        /lib\/page\/a\.ts imports/,
      ],
      [
        {
          'lib/stream/a.ts': "import { getLines } from '@microsoft/fetch-event-source/parse';",
          'lib/stream/b.ts': "import { getBytes } from '@microsoft/fetch-event-source/parse';",
        },
        /lib\/stream\/a\.ts, lib\/stream\/b\.ts imports @microsoft/,
      ],
      [{}, /nobody imports webextension-polyfill/],
    ],
  },
  'no file imports itself by way of others': {
    check: checkCycles,
    violations: [
      [
        {
          'lib/chat/a.ts': "import './b.ts';",
          'lib/chat/b.ts': "export * from './c.ts';",
          'lib/chat/c.ts': "import { a } from './a.ts';",
        },
        /^lib\/chat\/a\.ts > lib\/chat\/b\.ts > lib\/chat\/c\.ts > lib\/chat\/a\.ts$/,
      ],
    ],
  },
  'no string becomes markup or code': {
    check: checkSinks,
    violations: [
      [{ 'lib/a.ts': 'node.innerHTML = text;' }, /lib\/a\.ts:1: innerHTML/],
      [{ 'lib/a.ts': "node['outerHTML'] = text;" }, /outerHTML/],
      [{ 'lib/a.ts': "node.insertAdjacentHTML('beforeend', text);" }, /insertAdjacentHTML/],
      [{ 'lib/a.ts': 'document.writeln(text);' }, /document\.write/],
      [{ 'lib/a.ts': 'eval(text);' }, /eval/],
      [{ 'lib/a.ts': 'const run = new Function(text);' }, /Function makes code/],
      [{ 'components/a.tsx': 'const x = <p dangerouslySetInnerHTML={{}} />;' }, /dangerously/],
      [{ 'components/a.tsx': 'const x = <iframe srcDoc={text} />;' }, /srcDoc/],
    ],
  },
  'nothing is logged': {
    check: checkLogs,
    violations: [
      [{ 'lib/a.ts': '\nconsole.log(prompt);' }, /lib\/a\.ts:2: console/],
      [{ 'lib/a.ts': 'const { debug } = globalThis.console;' }, /console/],
    ],
  },
  'only lib/stream reaches the network': {
    check: checkNetwork,
    violations: [
      [{ 'lib/relay/a.ts': 'await fetch(url);' }, /fetch reaches/],
      [{ 'lib/relay/a.ts': 'const send = globalThis.fetch;' }, /fetch reaches/],
      [{ 'lib/relay/a.ts': 'run({ fetch });' }, /fetch reaches/],
      [{ 'lib/page/a.ts': 'navigator.sendBeacon(url);' }, /sendBeacon/],
      [{ 'components/a.tsx': 'new WebSocket(url);' }, /WebSocket/],
    ],
  },
  'effects stand in entrypoints': {
    check: checkEffects,
    violations: [
      [{ 'lib/state/a.ts': "import { effect } from '@preact/signals';" }, /effect belongs/],
      [
        { 'components/a.tsx': "import { effect as run } from '@preact/signals';" },
        /effect belongs/,
      ],
    ],
  },
  'no file and no function is long': {
    check: checkLengths,
    violations: [
      [{ 'lib/a.ts': lines(351) }, /the file has 351 lines/],
      [{ 'lib/a.ts': `function long() {\n${lines(59)}}` }, /a function has 61 lines/],
      [{ 'lib/a.ts': `const long = () => {\n${lines(59)}};` }, /a function has 61 lines/],
    ],
  },
  'files are short as a rule': {
    check: checkTypicalLengths,
    violations: [
      [
        { 'lib/a.ts': lines(10), 'lib/b.ts': lines(61), 'lib/c.ts': lines(61) },
        /median file has 61/,
      ],
      [
        Object.fromEntries(
          Array.from('abcdefghijk', (name, at) => [name, lines(at < 9 ? 1 : 151)]),
        ),
        /one file in ten has more than 151/,
      ],
    ],
  },
  'every export of lib has a docstring': {
    check: checkDocstrings,
    violations: [
      [{ 'lib/a.ts': 'export const LIMIT_MS = 1;' }, /LIMIT_MS has no docstring/],
      [{ 'lib/a.ts': '// Near.\nexport function near() {}' }, /near has no docstring/],
      [{ 'lib/a.ts': '/** Far. */\n\nexport type Far = string;' }, /Far has no docstring/],
      [{ 'lib/a.ts': '/* Plain. */\nexport class Plain {}' }, /Plain has no docstring/],
      [{ 'lib/a.ts': 'const late = 1;\nexport { late };' }, /late has no docstring/],
      [{ 'lib/a.ts': 'export default 1;' }, /default has no docstring/],
    ],
  },
  'views hold no words': {
    check: checkViews,
    violations: [
      [{ 'components/a.tsx': 'const x = <p>Send it</p>;' }, /"Send it" stands outside/],
      [{ 'components/a.tsx': "const x = <p>{open ? 'Open' : ''}</p>;" }, /"Open"/],
      [{ 'components/a.tsx': 'const x = <p>{`Sent to ${host}`}</p>;' }, /"Sent to …"/],
      [{ 'components/a.tsx': 'const x = <a aria-label="Close" />;' }, /"Close"/],
      [{ 'components/a.tsx': "const x = <a title={open && 'Close'} />;" }, /"Close"/],
      [{ 'entrypoints/sidepanel/main.tsx': 'const x = <input placeholder="Ask" />;' }, /"Ask"/],
    ],
  },
  'other scripts stand with the translations': {
    check: checkScripts,
    violations: [
      [{ 'lib/chat/a.ts': "const name = '中文';" }, /stands outside/],
      [{ 'components/a.tsx': 'const x = <p>한국어</p>;' }, /stands outside/],
    ],
  },
  'what the panel opens with asks for no text that is loaded later': {
    check: checkOpeningTexts,
    violations: [
      [
        {
          'entrypoints/sidepanel/main.tsx': "import '../../components/a.tsx';",
          'components/a.tsx': "export const x = t('settings.title');",
        },
        /components\/a\.tsx:1: the text settings\.title is not there yet/,
      ],
      [{ 'entrypoints/sidepanel/main.tsx': 't(`error.${code}`);' }, /the text error\./],
    ],
  },
  'what the panel opens with waits for nothing at its top level': {
    check: checkTopLevelWaits,
    violations: [
      [
        { 'entrypoints/sidepanel/main.tsx': 'const place = await findPlace();' },
        /main\.tsx:1: what is loaded later would wait for this/,
      ],
    ],
  },
  'style sheets come with what the panel opens with': {
    check: checkStyleSheets,
    violations: [
      [
        {
          'entrypoints/sidepanel/main.tsx': "void import('../../components/a.tsx');",
          'components/a.tsx': "import './a.css';",
        },
        /components\/a\.tsx:1: nobody would load components\/a\.css/,
      ],
    ],
  },
  'sentences are translations, prompts or messages of errors': {
    check: checkSentences,
    violations: [
      [{ 'lib/state/a.ts': "const text = 'Something went wrong';" }, /"Something went wrong"/],
      [{ 'lib/state/a.ts': 'const text = `Could not reach ${host}`;' }, /"Could not reach …"/],
    ],
  },
};

const sources = readSources('entrypoints', 'components', 'lib');

describe.each(Object.entries(RULES))('%s', (_title, { check, violations }) => {
  it('in the whole source', () => {
    expect(check(sources)).toEqual([]);
  });

  it.each(violations)('or else: %o', (files, complaint) => {
    const planted = Object.entries(files).map(([path, text]) => parseSource(path, text));
    expect(check(planted)).toContainEqual(expect.stringMatching(complaint));
  });
});

describe('what the rules let pass', () => {
  const passes: [Rule, path: string, text: string][] = [
    [
      checkImportTable,
      'lib/state/a.ts',
      "import type { Connection } from '../store/connection.ts';",
    ],
    [checkImportTable, 'components/a.tsx', "import { useRef } from 'preact/hooks';"],
    [checkSinks, 'lib/a.ts', 'const report = evaluate(text); port.write(text);'],
    [checkNetwork, 'lib/stream/a.ts', 'await fetch(url);'],
    [checkNetwork, 'lib/relay/a.ts', 'const run = (send: typeof fetch) => deps.fetch(url);'],
    [checkEffects, 'entrypoints/sidepanel/a.ts', "import { effect } from '@preact/signals';"],
    [checkDocstrings, 'lib/a.ts', '/** Late. */\nconst late = 1;\nexport { late };'],
    [checkDocstrings, 'components/a.ts', 'export const size = 1;'],
    [
      checkViews,
      'components/a.tsx',
      "const x = <p class=\"big\" title={t('close')}>{t('ask')} · 3</p>;",
    ],
    [checkViews, 'components/a.tsx', "const x = <p>{status === 'failed' && <b>{t('no')}</b>}</p>;"],
    [checkViews, 'components/a.tsx', 'const x = <input placeholder="https://" />;'],
    [checkStyleSheets, 'entrypoints/sidepanel/main.tsx', "import './a.css';"],
    [checkOpeningTexts, 'components/a.tsx', "t('settings.title');"],
    [
      checkTopLevelWaits,
      'entrypoints/sidepanel/main.tsx',
      'async function open() { await read(); }',
    ],
    [
      checkOpeningTexts,
      'entrypoints/sidepanel/main.tsx',
      "import type { A } from './a.ts'; void import('./b.ts'); t('composer.send'); t(`access.${why}`);",
    ],
    [checkScripts, 'lib/i18n/zh-cn-chats.ts', "const ask = '提问';"],
    [checkSentences, 'lib/a.ts', "throw new GlossError('network', 'The host did not answer');"],
    [checkSentences, 'components/a.tsx', "const path = 'M7 4 3 8l4 4';"],
  ];

  it.each(passes)('%o, in %s: %s', (check, path, text) => {
    expect(check([parseSource(path, text)])).toEqual([]);
  });
});
