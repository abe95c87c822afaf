import type { Node } from 'oxc-parser';
import { complain, type Rule, type Source } from './source.ts';
import { readWords, walk } from './walk.ts';

const SPOKEN_ATTRIBUTES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);

const LETTER = /\p{L}/u;
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
/** Begins with a capital and has three words or more; unlike the path of an icon. */
const SENTENCE = /^\p{Lu}\p{L}* +\p{L}{2,}\S* +\S/u;
/** The same in every language. */
const ADDRESS = /\bhttps?:\/\/\S*/g;

const ERRORS = new Set(['GlossError', 'Error', 'TypeError', 'RangeError', 'DOMException']);

/** Where texts in other scripts belong: translations, and what the engine knows of languages. */
const MULTILINGUAL = /^lib\/(i18n|ondevice)\//;
/** Where whole sentences belong: translations, and with them what is said to models. */
const PROSE = /^lib\/i18n\//;

type Ancestors = readonly Node[];

/** Words between tags, as text or in braces, and words of attributes that are shown or read out. */
function isShown(node: Node, ancestors: Ancestors): boolean {
  if (node.type === 'JSXText') return true;
  for (const ancestor of ancestors) {
    if (ancestor.type === 'JSXElement' || ancestor.type === 'JSXFragment') return true;
    if (ancestor.type === 'JSXAttribute') {
      const { name } = ancestor.name;
      return typeof name === 'string' && SPOKEN_ATTRIBUTES.has(name);
    }
    // Words that only choose, as in `status === 'failed' && …`, or that go into a call.
    if (!PASSES_ON.has(ancestor.type)) return false;
  }
  return false;
}

const PASSES_ON = new Set(['JSXExpressionContainer', 'ConditionalExpression', 'LogicalExpression']);

const isForDevelopers = (ancestors: Ancestors) =>
  ancestors.some(
    (node) =>
      node.type === 'NewExpression' &&
      node.callee.type === 'Identifier' &&
      ERRORS.has(node.callee.name),
  );

function check(
  source: Source,
  isWrong: (words: string, node: Node, ancestors: Ancestors) => boolean,
) {
  const complaints: string[] = [];
  walk(source, (node, ancestors) => {
    const words = readWords(node);
    if (words !== null && isWrong(words, node, ancestors)) {
      complaints.push(
        complain(
          source,
          node.start,
          `${JSON.stringify(words.trim())} stands outside the translations`,
        ),
      );
    }
  });
  return complaints;
}

/** Views hold no words of their own. */
export const checkViews: Rule = (sources) =>
  sources
    .filter(({ path }) => /^(components|entrypoints)\//.test(path))
    .flatMap((source) =>
      check(
        source,
        (words, node, ancestors) =>
          LETTER.test(words.replace(ADDRESS, '')) && isShown(node, ancestors),
      ),
    );

/** Chinese, Japanese and Korean stand with the translations and the languages of the engine. */
export const checkScripts: Rule = (sources) =>
  sources
    .filter(({ path }) => !MULTILINGUAL.test(path))
    .flatMap((source) => check(source, (words) => EAST_ASIAN.test(words)));

/** Whole sentences are translations or messages of errors. */
export const checkSentences: Rule = (sources) =>
  sources
    .filter(({ path }) => !PROSE.test(path))
    .flatMap((source) =>
      check(
        source,
        (words, node, ancestors) =>
          node.type !== 'JSXText' && SENTENCE.test(words) && !isForDevelopers(ancestors),
      ),
    );
