import type { Node } from 'oxc-parser';
import { complain, lineOf, type Rule, type Source } from './source.ts';
import { walk } from './walk.ts';

/** Longest file, in lines; blank lines and comments count. */
const MAX_FILE_LINES = 350;
/** Texts are data: one file a language, however many there are. */
const TEXTS = /^lib\/i18n\/[a-z-]+\.ts$/;
/** Longest function, in lines, those of functions within it left out; about 40 is the aim. */
const MAX_FUNCTION_LINES = 60;
/** Half of all files are no longer than this. */
const MAX_MEDIAN_LINES = 60;
/** Nine in ten files are no longer than this. */
const MAX_P90_LINES = 150;

const countLines = ({ text }: Source) => text.trimEnd().split('\n').length;

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Every function with the lines that are its own, not those of functions within it. */
function measureFunctions(source: Source): Map<Node, number> {
  const lengths = new Map<Node, number>();
  walk(source, (node, ancestors) => {
    if (!FUNCTIONS.has(node.type)) return;
    const inner = lineOf(source, node.end) - lineOf(source, node.start);
    lengths.set(node, inner + 1);
    const outer = ancestors.find(({ type }) => FUNCTIONS.has(type));
    if (outer) lengths.set(outer, (lengths.get(outer) ?? 0) - inner);
  });
  return lengths;
}

/** No file is longer than {@link MAX_FILE_LINES}, no function than {@link MAX_FUNCTION_LINES}. */
export const checkLengths: Rule = (sources) =>
  sources.flatMap((source) => {
    const lines = TEXTS.test(source.path) ? 0 : countLines(source);
    const functions = [...measureFunctions(source)].filter(([, own]) => own > MAX_FUNCTION_LINES);
    return [
      ...(lines > MAX_FILE_LINES ? [complain(source, 0, `the file has ${lines} lines`)] : []),
      ...functions.map(([node, own]) =>
        complain(source, node.start, `a function has ${own} lines`),
      ),
    ];
  });

/** Files are short as a rule, not only at most. */
export const checkTypicalLengths: Rule = (sources) => {
  const lengths = sources.map(countLines).toSorted((first, second) => first - second);
  const percentile = (share: number) => lengths[Math.floor(share * (lengths.length - 1))] ?? 0;
  const [median, p90] = [percentile(0.5), percentile(0.9)];
  return [
    ...(median > MAX_MEDIAN_LINES ? [`the median file has ${median} lines`] : []),
    ...(p90 > MAX_P90_LINES ? [`one file in ten has more than ${p90} lines`] : []),
  ];
};
