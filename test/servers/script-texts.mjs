/** The words the backend's models say, for the scripts that say them. */

/** Splits text into words that keep the space after them. */
export const toWords = (text) => text.match(/\S+\s*/g) ?? [];

/** An answer that names what it was asked, so that a reader sees it was read. */
export function describePrompt(prompt) {
  const words = toWords(prompt);
  const start = words.slice(0, 8).join('').trim();
  return (
    `You wrote “${start}”, which is the start of ${words.length} words. ` +
    'The text sets out its subject first and explains afterwards how the parts depend on each other. ' +
    'Its main point is that a small cause, repeated often enough, has a large effect. ' +
    'It supports this with two examples and one measurement. ' +
    'What it leaves open is how long the effect lasts.'
  );
}

export const CHINESE_ANSWER =
  '这段文字先说明了主题，然后解释了各部分之间的关系。它的主要观点是：一个很小的原因，只要重复足够多次，就会产生很大的影响。' +
  '作者举了两个例子，并给出了一次测量的结果。至于这种影响能持续多久，文中没有回答。';

export const THOUGHTS =
  'The reader wants the main point. Two examples carry it; the measurement can wait.';

export const MARKDOWN_ANSWER = [
  '## What the text says',
  'A **small cause**, repeated often enough, has a *large* effect:',
  '- it acts every day,\n- it adds up,\n- nobody sees it `happen`.',
  '```js\nconst effect = cause * days;\n```',
  'Read [the article](https://example.com/article) for the measurement.',
].join('\n\n');

/** Markup that would reach the network, run a script or restyle the page if it were ever rendered. */
export function writeHostile(origin) {
  const beacon = (name) => `${origin}/beacon/${name}`;
  return [
    'Here is the summary you asked for.',
    `<script src="${beacon('script')}"></script><script>fetch("${beacon('inline')}")</script>`,
    `<img src="${beacon('img')}" onerror="fetch('${beacon('onerror')}')">`,
    `![a picture](${beacon('markdown-image')})`,
    '![a picture][pic]',
    `<iframe src="${beacon('iframe')}"></iframe>`,
    `<style>@import url("${beacon('style')}"); body { background: url("${beacon('css')}") }</style>`,
    `<link rel="prefetch" href="${beacon('prefetch')}">`,
    `<svg><image href="${beacon('svg')}"/></svg>`,
    `<form action="${beacon('form')}"><button autofocus>Send</button></form>`,
    `[press me](javascript:fetch('${beacon('javascript')}'))`,
    `[and me](data:text/html,<script>fetch('${beacon('data')}')</script>)`,
    `[a plain link](${beacon('link')})`,
    `[pic]: ${beacon('reference-image')}`,
    'That was the summary.',
  ].join('\n\n');
}

/** Two hundred numbered sentences of ten words, so that a lost or doubled piece shows. */
export function writeLongSentences() {
  return Array.from(
    { length: 200 },
    (_, index) => `Sentence ${index + 1} of this long answer has exactly ten words. `,
  );
}
