import { addParts, endAnswer } from '../chat/answer.ts';
import {
  isRunning,
  type AssistantTurn,
  type Conversation,
  type Turn,
} from '../chat/conversation.ts';
import type { StreamPart } from '../chat/engine.ts';
import {
  addTurns,
  changeConversation,
  countTurns,
  eraseConversation,
  eraseRun,
  findNextTime,
  toBatches,
} from './chat-writes.ts';
import { readConversation, readTurns, toConversationRecord } from './conversation-record.ts';
import { createKeptConnection } from './kept-connection.ts';
import {
  CHAT_STORES,
  type ChatTransaction,
  type GlossDatabase,
  type GlossTransaction,
  type JournalRecord,
  type RunRecord,
} from './schema.ts';
import { addToSearch, toSearchTexts } from './search-document.ts';
import { makeWellFormed } from './well-formed.ts';

/** What is written down before a prompt is sent. */
export interface AnswerStart {
  runId: string;
  conversation: Pick<Conversation, 'id' | 'title'>;
  /** The question, unless it is stored already, and last the answer about to be made. */
  turns: readonly Turn[];
}

/**
 * Where answers are written down while they are made. Only the background calls it. All of it may
 * reject with `storage`.
 */
export interface AnswerJournal {
  /**
   * Writes the turns, makes their conversation if it is new (with this title) and puts its head at
   * the answer; all or nothing. From now on the run is known to {@link AnswerJournal.sweep}. An
   * answer that is stored already is continued: its words are what it now brings along. A deleted
   * conversation that is gone on with is brought back.
   */
  begin(start: AnswerStart): Promise<void>;
  /**
   * Adds one batch of parts; resolves when it is in the database. `seq` counts from 0. Nothing is
   * written for a run that is not known: its conversation has been erased.
   */
  append(runId: string, seq: number, parts: readonly StreamPart[]): Promise<void>;
  /**
   * Puts the answer at its end in the place of its journal, and brings the search up to date.
   * Nothing is written for a run that is not known.
   */
  finish(runId: string, answer: AssistantTurn): Promise<void>;
  /**
   * Ends what a dead worker left behind: each run that is not live becomes *interrupted*, with all
   * the parts of its journal in its answer; one that cannot be ended now waits for the next sweep.
   * Also purges what was deleted and not brought back.
   * @returns the ids of the conversations that changed.
   */
  sweep(isLive: (runId: string) => boolean): Promise<string[]>;
}

const STARTED = ['conversations', 'turns', 'runs'] as const;

const JOURNALLED = ['runs', 'journal'] as const;

type JournalTransaction = GlossTransaction<typeof JOURNALLED, 'readwrite'>;

type StartTransaction = GlossTransaction<typeof STARTED, 'readwrite'>;

/** How long a deleted conversation is kept at least, to be brought back. */
export const RESTORE_MS = 60_000;

/**
 * An {@link AnswerJournal}. It keeps the database open, for to open it costs more than the few writes
 * before a prompt is sent.
 */
export function createAnswerJournal(
  open: () => Promise<GlossDatabase>,
  now: () => number,
): AnswerJournal {
  const connection = createKeptConnection(open);

  return {
    begin: (start) =>
      connection.run(STARTED, 'readwrite', (transaction) => writeStart(transaction, start, now())),

    async append(runId, seq, parts) {
      await connection.run(JOURNALLED, 'readwrite', async (transaction) => {
        const journal = transaction.objectStore('journal');
        const [, isKnown] = await Promise.all([
          // As they came: an emoji may be cut in two between one part and the next.
          journal.put({ runId, seq, parts }),
          isRunKnown(transaction, runId),
        ]);
        if (!isKnown) await journal.delete([runId, seq]);
      });
    },

    async finish(runId, answer) {
      await connection.run(CHAT_STORES, 'readwrite', async (transaction) => {
        const run = await transaction.objectStore('runs').get(runId);
        if (!run) return;
        await writeEnd(transaction, run, answer);
        const updatedAt = await findNextTime(transaction, 'shown', now());
        await changeConversation(transaction, run.conversationId, (conversation) => ({
          ...conversation,
          updatedAt,
        }));
      });
    },

    async sweep(isLive) {
      const changed = new Set<string>();
      const runs = await connection.run(['runs'], 'readonly', (transaction) =>
        transaction.objectStore('runs').getAll(),
      );
      for (const run of runs) {
        if (isLive(run.runId)) continue;
        try {
          await connection.run(CHAT_STORES, 'readwrite', (transaction) =>
            interruptRun(transaction, run),
          );
          changed.add(run.conversationId);
        } catch {
          // The disk is full, say: its journal stays for the next sweep, and the others go on.
        }
      }
      await connection.run(CHAT_STORES, 'readwrite', (transaction) =>
        purgeDeleted(transaction, now()),
      );
      return [...changed];
    },
  };
}

async function isRunKnown(transaction: JournalTransaction, runId: string): Promise<boolean> {
  return (await transaction.objectStore('runs').getKey(runId)) !== undefined;
}

/** Side by side, as far as they can be: the prompt waits for all of them. */
async function writeStart(transaction: StartTransaction, start: AnswerStart, now: number) {
  const { runId, turns, conversation: made } = start;
  const answer = turns.at(-1);
  if (!answer) throw new TypeError('an answer begins with its turn');
  await Promise.all([
    transaction.objectStore('runs').add({ runId, conversationId: made.id, turnId: answer.id }),
    writeConversation(transaction, made, answer.id, now),
    writeTurns(transaction, made.id, turns, answer),
  ]);
}

async function writeConversation(
  transaction: StartTransaction,
  made: AnswerStart['conversation'],
  headId: string,
  now: number,
) {
  const conversations = transaction.objectStore('conversations');
  const [record, updatedAt] = await Promise.all([
    conversations.get(made.id),
    findNextTime(transaction, 'shown', now),
  ]);
  const stored = readConversation(record) ?? { ...made, hasOwnTitle: false, createdAt: now };
  await conversations.put(toConversationRecord({ ...stored, updatedAt, headId }));
}

/** A turn that is stored stays as it is, but for an answer that is continued. */
async function writeTurns(
  transaction: StartTransaction,
  conversationId: string,
  turns: readonly Turn[],
  answer: Turn,
) {
  const store = transaction.objectStore('turns');
  const [count, ...stored] = await Promise.all([
    countTurns(transaction, conversationId),
    ...turns.map(({ id }) => store.get(id)),
  ]);
  if (stored.some((record) => record && record.conversationId !== conversationId)) {
    throw new Error('a turn is in another conversation');
  }
  const added = turns.filter((_turn, index) => !stored[index]);
  await addTurns(transaction, conversationId, added, count);
  const continued = stored.at(-1);
  if (continued) await store.put({ ...continued, turn: makeWellFormed(answer) });
}

/** The search learns the question only now: to take a page apart in words takes its time. */
async function writeEnd(transaction: ChatTransaction, run: RunRecord, answer: AssistantTurn) {
  const turns = transaction.objectStore('turns');
  const record = await turns.get(run.turnId);
  const question = answer.parentId === null ? undefined : await turns.get(answer.parentId);
  const conversation = await transaction.objectStore('conversations').get(run.conversationId);
  if (record) await turns.put({ ...record, turn: makeWellFormed(answer) });
  const known = readTurns(question ? [question] : []);
  const title = readConversation(conversation)?.title ?? '';
  const texts = [title, ...[...known, answer].flatMap(toSearchTexts)];
  await addToSearch(transaction, run.conversationId, texts);
  await eraseRun(transaction, run.runId);
}

async function interruptRun(transaction: ChatTransaction, run: RunRecord) {
  const [batches, record] = await Promise.all([
    transaction.objectStore('journal').getAll(toBatches(run.runId)),
    transaction.objectStore('turns').get(run.turnId),
  ]);
  const [turn] = readTurns(record ? [record] : []);
  // It may have ended, and only its journal not been cleared away.
  if (turn?.role !== 'assistant' || turn.runId !== run.runId || !isRunning(turn.status)) {
    await eraseRun(transaction, run.runId);
    return;
  }
  const answer = batches.reduce(addBatch, turn);
  await writeEnd(transaction, run, endAnswer(answer, { status: 'interrupted' }));
}

/** The answer after a batch; a damaged batch is passed over. */
function addBatch(answer: AssistantTurn, { parts }: JournalRecord): AssistantTurn {
  try {
    return readTurns([{ turn: addParts(answer, parts) }]).find(isAnswer) ?? answer;
  } catch {
    return answer; // Its parts are no parts.
  }
}

const isAnswer = (turn: Turn) => turn.role === 'assistant';

async function purgeDeleted(transaction: ChatTransaction, now: number) {
  const index = transaction.objectStore('conversations').index('deletedAt');
  for (const record of await index.getAll()) {
    // A clock that was set back would keep it for years.
    const age = Math.abs(now - (record.deletedAt ?? 0));
    if (age >= RESTORE_MS) await eraseConversation(transaction, record.id);
  }
}
