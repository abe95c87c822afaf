import { createConversationStore } from '../../lib/store/conversation-store.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { makeAnswer, makeQuestion } from '../lib/chat/sample-turns.ts';
import { makeChat } from '../lib/store/sample-chats.ts';

/*
 * What runs in the browser: years of chats, and a clock on what the store does with them. The words
 * are drawn as those of real texts are, a few of them all the time and most of them seldom.
 */

const VOCABULARY = 20_000;
const WORDS_PER_TURN = 30;
const BATCH = 100;

let state = 1;
/** The same numbers each time, from 0 to 1. */
function draw(): number {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
}

const SYLLABLES = ['ba', 'con', 'da', 'e', 'fo', 'gra', 'hi', 'in', 'ko', 'li', 'ma', 'no', 'per'];

function toWord(rank: number): string {
  let word = '';
  for (let rest = rank; rest > 0 || word === ''; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
}

function drawText(): string {
  const ranks = Array.from({ length: WORDS_PER_TURN }, () => VOCABULARY ** draw());
  return ranks.map((rank) => toWord(Math.floor(rank))).join(' ');
}

/** Han characters, some often and some seldom. */
function drawRun(): string {
  const codes = Array.from({ length: 40 }, () => 0x4e00 + Math.floor(3000 ** draw()));
  return String.fromCharCode(...codes);
}

function makeTurns(index: number, count: number) {
  return Array.from({ length: count }, (_, place) => {
    const text = `${index % 10 === 0 ? drawRun() : drawText()} rare${index % 997}`;
    const id = `${index}-${place}`;
    const parentId = place === 0 ? null : `${index}-${place - 1}`;
    return place % 2 === 0
      ? makeQuestion(text, { id, parentId })
      : makeAnswer(text, { id, parentId, runId: id });
  });
}

const conversations = createConversationStore(openDatabase, Date.now);

async function seed(from: number, chats: number, turnsEach: number): Promise<void> {
  for (let start = from; start < from + chats; start += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, offset) => {
      const index = start + offset;
      return makeChat(`chat-${index}`, makeTurns(index, turnsEach), { updatedAt: index + 1 });
    });
    await conversations.add(batch);
  }
}

/** What one piece of work took, in milliseconds. */
export interface Measure {
  count: number;
  totalMs: number;
  longestTaskMs: number;
}

/** Runs work; the longest wait between two tasks is the longest task. */
async function measure(work: () => Promise<unknown[]>): Promise<Measure> {
  const channel = new MessageChannel();
  let last = performance.now();
  let longestTaskMs = 0;
  const see = () => {
    const now = performance.now();
    longestTaskMs = Math.max(longestTaskMs, now - last);
    last = now;
  };
  channel.port1.addEventListener('message', () => {
    see();
    channel.port2.postMessage(null);
  });
  channel.port1.start();
  channel.port2.postMessage(null);
  const start = performance.now();
  const { length } = await work();
  const totalMs = performance.now() - start;
  see();
  channel.port1.close();
  return { count: length, totalMs, longestTaskMs };
}

const { signal } = new AbortController();

/** What the test calls. */
export const historyPage = {
  seed,
  list: () => measure(() => conversations.list(50)),
  listFar: () => measure(() => conversations.list(50, { updatedAt: 5000, id: '' })),
  search: (query: string) => measure(() => conversations.search(query, 50, signal)),
  toWord,
};

declare global {
  // oxlint-disable-next-line eslint/no-var
  var historyPageOfTest: typeof historyPage;
}

globalThis.historyPageOfTest = historyPage;
