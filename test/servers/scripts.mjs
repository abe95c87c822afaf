/**
 * What the backend's models say, as scripts of steps that know nothing of a wire format.
 *
 * @typedef {(
 *   | { text: string }
 *   | { thought: string }
 *   | { wait: number }
 *   | { hold: true }
 *   | { noise: number }
 *   | { error: string }
 *   | { finish: 'stop' | 'length' }
 *   | { cut: true }
 * )} Step `wait` is in milliseconds; `noise` is a broken or foreign frame, one of those the wire
 *   format knows; `cut` drops the socket.
 */
import {
  CHINESE_ANSWER,
  describePrompt,
  MARKDOWN_ANSWER,
  THOUGHTS,
  toWords,
  writeHostile,
  writeLongSentences,
} from './script-texts.mjs';

const WORD_DELAY_MS = 15;
const SLOW_WORD_DELAY_MS = 300;

/** One text step a word, each followed by a pause. */
function say(text, delayMs = WORD_DELAY_MS) {
  return toWords(text).flatMap((word) => [{ text: word }, { wait: delayMs }]);
}

const think = (text) => toWords(text).flatMap((thought) => [{ thought }, { wait: WORD_DELAY_MS }]);

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

/** Two thousand words. */
const sayLong = () =>
  writeLongSentences().flatMap((sentence) => [
    ...toWords(sentence).map((word) => ({ text: word })),
    { wait: 1 },
  ]);

const sayChinese = () =>
  (CHINESE_ANSWER.match(/.{1,2}/gu) ?? []).flatMap((text) => [{ text }, { wait: WORD_DELAY_MS }]);

const NOISES = [0, 1, 2, 3, 4, 5];

const STOP = { finish: 'stop' };

/** Every named script: the prompt and the backend's own origin in, steps out. */
const SCRIPTS = {
  demo: (prompt) => [...say(describePrompt(prompt)), STOP],
  slow: (prompt) => [...say(describePrompt(prompt), SLOW_WORD_DELAY_MS), STOP],
  echo: (prompt) => [...echo(prompt), STOP],
  markdown: () => [...say(MARKDOWN_ANSWER), STOP],
  thinking: (prompt) => [...think(THOUGHTS), ...say(describePrompt(prompt)), STOP],
  // A browser that is busy loses what it has not read by then.
  cut: () => [...say('This answer is cut in the middle of'), { wait: 500 }, { cut: true }],
  'no-finish': () => say('This answer ends without saying that it ends.'),
  length: () => [...say('This answer has reached the limit of its'), { finish: 'length' }],
  malformed: () => [
    ...NOISES.flatMap((noise) => [{ text: `Good piece ${noise + 1}. ` }, { noise }]),
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
  long: () => [...sayLong(), STOP],
  chinese: () => [...sayChinese(), STOP],
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

/** Models that answer, or try to; the refusals are in faults.mjs. */
export const SCRIPTED_MODELS = [...Object.keys(SCRIPTS), 'silent-50s', 'gap-50s'];

/**
 * The script of `model`; one it does not know speaks like `demo`, or, when it is called for its
 * thinking, like `thinking`.
 *
 * @param {string} model
 * @param {string} prompt
 * @param {string} origin
 * @returns {Step[]}
 */
export function toScript(model, prompt, origin) {
  const timed = /^(silent|gap)-(\d+(?:\.\d+)?)s$/.exec(model);
  if (timed) return TIMED_SCRIPTS[timed[1]](Number(timed[2]));
  if (model === 'think-tags') return SCRIPTS.thinking(prompt);
  const script = Object.hasOwn(SCRIPTS, model) ? SCRIPTS[model] : SCRIPTS.demo;
  return script(prompt, origin);
}
