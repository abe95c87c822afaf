import { describe, expect, it } from 'vitest';
import { type BlockColours, createBlockColours } from '../../../lib/highlight/block-colours.ts';
import { findColouredLanguage } from '../../../lib/highlight/language-loaders.ts';
import { loadHighlighter } from '../../../lib/highlight/load-highlighter.ts';

async function colour(name: string) {
  const language = findColouredLanguage(name);
  if (!language) throw new Error(`no ${name}`);
  return createBlockColours(await loadHighlighter(language));
}

/** Steps until all is coloured; the longest step, in milliseconds. */
function finish(colours: BlockColours, lines: readonly string[]): number {
  let longestMs = 0;
  for (let hasMore = true; hasMore;) {
    const startMs = performance.now();
    hasMore = colours.step(lines);
    longestMs = Math.max(longestMs, performance.now() - startMs);
  }
  return longestMs;
}

const huesOf = (colours: BlockColours, line: number) =>
  colours.lines[line]?.spans.map(({ text, hue }) => `${hue}:${text}`);

const textOf = ({ lines }: BlockColours) =>
  lines.map(({ spans }) => spans.map(({ text }) => text).join('')).join('\n');

const NAMES =
  'bash c cpp csharp css dart diff dockerfile elixir go graphql haskell toml java js json julia kotlin ' +
  'latex lua makefile md nginx objc perl php powershell py r rb rs scala scss sql swift ts html yaml';

describe('code in colours', () => {
  it('knows keywords, strings, comments and names', async () => {
    const colours = await colour('ts');
    finish(colours, ["const kea = 'kea'; // a parrot"]);
    expect(huesOf(colours, 0)).toEqual([
      'keyword:const',
      'null: kea ',
      'null:= ',
      "text:'kea'",
      'null:; ',
      'comment:// a parrot',
    ]);
  });

  it('knows the scripts and styles of a page', async () => {
    const colours = await colour('HTML');
    finish(colours, ['<script>', 'const kea = 1;', '</script>']);
    expect(huesOf(colours, 1)).toContain('keyword:const');
  });

  it.each(['', '__proto__', 'constructor', 'toString', 'brainrot', 'mermaid'])(
    'does not know %j',
    (name) => expect(findColouredLanguage(name)).toBeUndefined(),
  );

  it('goes on where it was when code grows, as if it had come whole', async () => {
    const code = Array.from({ length: 400 }, (_, at) =>
      at % 9 === 0 ? `/* ${at}\n still\n*/` : `const a${at} = \`x\${1}\`; // ${at}`,
    )
      .join('\n')
      .split('\n');
    const whole = await colour('js');
    finish(whole, code);
    const grown = await colour('js');
    for (let end = 7; end < code.length; end += 7) grown.step(code.slice(0, end));
    finish(grown, code);
    expect(grown.lines).toEqual(whole.lines);
  });

  it('begins again where the code is another', async () => {
    const colours = await colour('js');
    finish(colours, ['let a;', 'let b;', 'let c;']);
    finish(colours, ['if (a) {}', 'let b;', 'let c;']);
    expect(huesOf(colours, 0)?.[0]).toBe('keyword:if');
  });

  it('keeps every character of odd code in every language', { timeout: 60_000 }, async () => {
    const odd = ['"'.repeat(999), '('.repeat(999), '\\'.repeat(999), 'a '.repeat(900), '/*<!--`${'];
    const loops = ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '0'.repeat(1500), '<a '.repeat(500)];
    const code = [...odd, ...loops, 'x'.repeat(5000), '', '\u202e\ud800'];
    for (const name of NAMES.split(' ')) {
      const colours = await colour(name);
      const longestMs = finish(colours, code);
      expect({ name, text: textOf(colours) }).toEqual({ name, text: code.join('\n') });
      expect(longestMs).toBeLessThan(1000);
    }
  });

  it('leaves a line of 1 MB plain, and what is longer than anyone reads', async () => {
    const colours = await colour('js');
    finish(colours, ['let a;', 'let '.repeat(250_000), 'let b;']);
    expect(colours.lines[1]?.spans).toHaveLength(1);
    const long = await colour('js');
    finish(
      long,
      Array.from({ length: 50_000 }, () => 'let kea = 1;'),
    );
    expect(long.lines.length).toBeLessThan(10_000);
  });

  it('stays plain where the rules take too long', () => {
    const colours = createBlockColours(() => null);
    finish(colours, ['let a;', 'let b;']);
    expect(huesOf(colours, 1)).toEqual(['null:let b;']);
  });
});
