/**
 * What the backend's models say, as scripts of steps that know nothing of a wire format.
 *
 * @typedef {(
 *   | { text: string }
 *   | { wait: number }
 *   | { hold: true }
 *   | { raw: string }
 *   | { error: string }
 *   | { finish: 'stop' | 'length' }
 *   | { cut: true }
 * )} Step `wait` is in milliseconds; `raw` is bytes for the stream as they are; `cut` drops the socket.
 */

const WORD_DELAY_MS = 15;
const SLOW_WORD_DELAY_MS = 300;

/** Splits text into words that keep the space after them. */
const toWords = (text) => text.match(/\S+\s*/g) ?? [];

/** One text step a word, each followed by a pause. */
function say(text, delayMs = WORD_DELAY_MS) {
  return toWords(text).flatMap((word) => [{ text: word }, { wait: delayMs }]);
}

function describePrompt(prompt) {
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

/** The text in some two hundred pieces at most; together they are exactly the text. */
function echo(text) {
  const characters = Array.from(text);
  const size = Math.max(4, Math.ceil(characters.length / 200));
  const steps = [];
  for (let start = 0; start < characters.length; start += size) {
    steps.push({ text: characters.slice(start, start + size).join('') }, { wait: 2 });
  }
  return steps;
}

const CHINESE_ANSWER =
  '这段文字先说明了主题，然后解释了各部分之间的关系。它的主要观点是：一个很小的原因，只要重复足够多次，就会产生很大的影响。' +
  '作者举了两个例子，并给出了一次测量的结果。至于这种影响能持续多久，文中没有回答。';

/** Markup that would reach the network, run a script or restyle the page if it were ever rendered. */
function writeHostile(origin) {
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

/** Two thousand numbered words, so that a lost or doubled piece shows. */
function writeLong() {
  const sentences = Array.from(
    { length: 200 },
    (_, index) => `Sentence ${index + 1} of this long answer has exactly ten words. `,
  );
  return sentences.flatMap((sentence) => [
    ...toWords(sentence).map((word) => ({ text: word })),
    { wait: 1 },
  ]);
}

const MALFORMED_FRAMES = [
  'data: {"choices":[{"delta":{"content":"broken\n\n',
  'data: null\n\n',
  'data: {"choices":"none"}\n\n',
  'data:\n\n',
  ': a comment\n\n',
  'event: telemetry\ndata: {"load":0.4}\n\n',
];

const STOP = { finish: 'stop' };

/** Every named script: the prompt and the backend's own origin in, steps out. */
const SCRIPTS = {
  demo: (prompt) => [...say(describePrompt(prompt)), STOP],
  slow: (prompt) => [...say(describePrompt(prompt), SLOW_WORD_DELAY_MS), STOP],
  echo: (prompt) => [...echo(prompt), STOP],
  cut: () => [...say('This answer is cut in the middle of'), { cut: true }],
  'no-finish': () => say('This answer ends without saying that it ends.'),
  length: () => [...say('This answer has reached the limit of its'), { finish: 'length' }],
  malformed: () => [
    ...MALFORMED_FRAMES.flatMap((raw, index) => [{ text: `Good piece ${index + 1}. ` }, { raw }]),
    STOP,
  ],
  empty: () => [],
  'error-frame': () => [...say('Three good words '), { error: 'The model ran out of memory.' }],
  hostile: (_prompt, origin) => [...echo(writeHostile(origin)), STOP],
  hold: () => [
    { text: 'First piece. ' },
    { text: 'Second piece. ' },
    { hold: true },
    { text: 'Last piece.' },
    STOP,
  ],
  long: () => [...writeLong(), STOP],
  chinese: () => [
    ...(CHINESE_ANSWER.match(/.{1,2}/gu) ?? []).flatMap((text) => [
      { text },
      { wait: WORD_DELAY_MS },
    ]),
    STOP,
  ],
};

const TIMED_SCRIPTS = {
  silent: (seconds) => [{ wait: seconds * 1000 }, ...say('Sorry for the wait.'), STOP],
  gap: (seconds) => [
    { text: 'Before the gap. ' },
    { wait: seconds * 1000 },
    ...say('After the gap.'),
    STOP,
  ],
};

/** The models `GET /v1/models` lists, beside the refusals. */
export const SCRIPTED_MODELS = [...Object.keys(SCRIPTS), 'silent-50s', 'gap-50s', 'key'];

/**
 * The script of `model`; one it does not know speaks like `demo`.
 *
 * @param {string} model
 * @param {string} prompt
 * @param {string} origin
 * @returns {Step[]}
 */
export function toScript(model, prompt, origin) {
  const timed = /^(silent|gap)-(\d+(?:\.\d+)?)s$/.exec(model);
  if (timed) return TIMED_SCRIPTS[timed[1]](Number(timed[2]));
  const script = Object.hasOwn(SCRIPTS, model) ? SCRIPTS[model] : SCRIPTS.demo;
  return script(prompt, origin);
}
