/**
 * How fast Markdown is read, whole and while it arrives: `node test/bench/markdown.mjs`. Each figure
 * is the best of five runs.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const RUNS = 5;

/** Bundles the reader, for Node 20 reads no TypeScript. */
async function loadMarkdown() {
  const entry = fileURLToPath(new URL('../../lib/markdown/markdown-stream.ts', import.meta.url));
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: { lib: { entry, formats: ['es'] }, write: false, minify: 'oxc', target: 'es2023' },
  });
  const { code } = output[0];
  console.log(
    `lib/markdown: ${(gzipSync(code, { level: 9 }).length / 1000).toFixed(1)} kB gzipped`,
  );
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

const { createMarkdownStream, parseMarkdown } = await loadMarkdown();

const SECTION = `## Keas of the South Island

The **kea** is a large parrot of the _alpine_ zone; see [its page](https://birds.example/kea) or
\`Nestor notabilis\`. It weighs about 0.8 kg, and an adult may live for more than 14 years in the wild.

1. It opens bins, and **works together** with others to do so.
2. It slides down roofs *for fun*, which "nobody" has explained.
   - Mostly in the morning.
   - Seldom alone.

| Bird | Weight | Range |
| --- | ---: | --- |
| Kea | 0.8 kg | South Island |
| Kaka | 0.5 kg | All islands |

\`\`\`python
def weigh(bird):
    return sum(part.weight for part in bird)
\`\`\`

> A clever bird, and it knows. 重点：**它很聪明。**后面还有文字。

`;

const repeat = (text, chars) => text.repeat(Math.ceil(chars / text.length)).slice(0, chars);

/** Processor time so far, in milliseconds: on a busy machine the clock says little. */
function readProcessor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Processor time of the best run; the longest single piece by the clock, in the run where it is shortest. */
function stream(text, pieces) {
  const size = Math.ceil(text.length / pieces);
  const best = { total: Infinity, longest: Infinity };
  for (let run = 0; run < RUNS; run++) {
    const reader = createMarkdownStream();
    let longest = 0;
    const measurePiece = (work) => {
      const start = performance.now();
      work();
      longest = Math.max(longest, performance.now() - start);
    };
    const start = readProcessor();
    for (let at = 0; at < text.length; at += size) {
      measurePiece(() => {
        reader.append(text.slice(at, at + size));
        reader.blocks();
      });
    }
    measurePiece(reader.end);
    best.total = Math.min(best.total, readProcessor() - start);
    best.longest = Math.min(best.longest, longest);
  }
  return best;
}

/** Processor time of the best run. */
function time(work) {
  const times = Array.from({ length: RUNS }, () => {
    const start = readProcessor();
    work();
    return readProcessor() - start;
  });
  return Math.min(...times);
}

const format = (milliseconds) => `${milliseconds.toFixed(1).padStart(8)} ms`;

const answer = repeat(SECTION, 200_000);
for (const [name, text] of [
  ['an answer with everything', answer],
  ['words in one line', repeat('plain words without an end ', 200_000)],
]) {
  const whole = time(() => parseMarkdown(text));
  console.log(`\n200 kB, ${name}: at once ${format(whole)}`);
  for (const pieces of [100, 1_000, 10_000]) {
    const { total, longest } = stream(text, pieces);
    const ratio = (total / whole).toFixed(2);
    console.log(
      `  in ${String(pieces).padStart(6)} pieces${format(total)}  ${ratio} x  longest ${longest.toFixed(2)} ms`,
    );
  }
}

const rows = (count, columns) =>
  `${'| head '.repeat(columns)}|\n${'|---'.repeat(columns)}|\n` +
  `${'| cell '.repeat(columns)}|\n`.repeat(count);

const HOSTILE = {
  '> x 10,000': '>'.repeat(10_000),
  '> x 50,000': '>'.repeat(50_000),
  'nested list, depth 2,000': Array.from(
    { length: 2_000 },
    (_, depth) => `${' '.repeat(2 * depth)}- x\n`,
  ).join(''),
  '"- " x 5,000': '- '.repeat(5_000) + 'x',
  '"1. " x 5,000': '1. '.repeat(5_000) + 'x',
  '[ x 50,000': '['.repeat(50_000),
  '![[]() x 10,000': '![[]()'.repeat(10_000),
  '[a](<b x 10,000': '[a](<b'.repeat(10_000),
  'a**b x 12,000': 'a**b'.repeat(12_000),
  '*a _b x 20,000': '*a _b '.repeat(20_000),
  'a** x 20,000, then ** a': 'a** b '.repeat(20_000) + '** a'.repeat(20_000),
  '* x 50,000': `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`,
  'backticks of all lengths': Array.from(
    { length: 600 },
    (_, length) => `${'`'.repeat(length)} `,
  ).join(''),
  '1 MB of line ends': '\n'.repeat(1_000_000),
  'table 2,000 x 20': rows(2_000, 20),
  'row of 1 MB': rows(1, 150_000),
  '20,000 unclosed fences': '```a\n'.repeat(20_000),
  'list of 100 kB': repeat('- an item of a list\n', 100_000),
  'code of 100 kB': '```js\n' + repeat('const answer = 42;\n', 100_000),
  '1 MB of words': repeat('word ', 1_000_000),
  '1 MB in one word': 'a'.repeat(1_000_000),
  '$ x 50,000': '$a '.repeat(50_000),
  '\\( x 50,000': '\\( '.repeat(50_000),
  '<a: x 20,000': '<a:b '.repeat(20_000),
  'https://a x 20,000': 'https://a.b/(('.repeat(20_000),
  'www. x 50,000': 'xwww.'.repeat(50_000),
  'a@ x 50,000': 'a@'.repeat(50_000),
  '& x 50,000': '&amp'.repeat(50_000),
  'definitions x 10,000': '[a]: b\n'.repeat(10_000),
  'references x 10,000': '[a] '.repeat(10_000) + '\n\n[a]: https://a.example\n',
  'footnotes x 5,000': Array.from(
    { length: 5_000 },
    (_, at) => `a[^${at}]\n\n[^${at}]: b\n\n`,
  ).join(''),
};

console.log(
  `\n${'hostile'.padEnd(30)}${'at once'.padStart(11)}${'in 4 kB'.padStart(11)}    longest`,
);
for (const [name, text] of Object.entries(HOSTILE)) {
  const whole = time(() => parseMarkdown(text));
  const { total, longest } = stream(text, Math.ceil(text.length / 4096));
  console.log(`${name.padEnd(30)}${format(whole)}${format(total)}${format(longest)}`);
}
