import * as v from 'valibot';
import { isRunning, type Turn } from '../chat/conversation.ts';
import { toMarkdown, type MarkdownWords } from '../chat/export-markdown.ts';
import { cleanTitle } from '../chat/title.ts';
import { CONVERSATION, TURN } from '../chat/turn-schema.ts';
import { GlossError } from '../errors.ts';
import type { StoredConversation } from './conversation-record.ts';

/** The largest file of chats that is read, in bytes. */
export const MAX_CHAT_FILE_BYTES = 50_000_000;

/** Stands for the connection of an answer that was made elsewhere. */
const ELSEWHERE = 'elsewhere';

/**
 * A file names neither runs nor connections: they mean nothing where it is read. The engines that
 * every Gloss has are named like their kinds.
 */
const withPlace = (turn: unknown): unknown => {
  if (typeof turn !== 'object' || turn === null) return turn;
  const { id, engine } = turn as { id?: unknown; engine?: { kind?: unknown } | null };
  const kind = engine?.kind ?? 'connection';
  return { ...turn, runId: id, connectionId: kind === 'connection' ? ELSEWHERE : kind };
};

const CHAT = v.intersect([
  CONVERSATION,
  v.object({
    turns: v.pipe(
      v.array(v.pipe(v.unknown(), v.transform(withPlace), TURN)),
      v.minLength(1),
      v.rawCheck(({ dataset, addIssue }) => {
        const place = dataset.typed ? findDuplicate(dataset.value) : -1;
        if (place < 0) return;
        const input = dataset.value as Turn[];
        addIssue({
          message: 'two turns have one id',
          path: [{ type: 'array', origin: 'value', input, key: place, value: input[place] }],
        });
      }),
    ),
  }),
]);

const CHAT_FILE = v.object({ 'gloss-chats': v.literal(1), conversations: v.array(CHAT) });

/**
 * Reads a file of chats, see {@link parseChatFile}.
 * @throws {GlossError} `invalid-file`, with the detail `too-large` before any of it is read.
 */
export async function readChatFile(file: Blob): Promise<StoredConversation[]> {
  if (file.size > MAX_CHAT_FILE_BYTES) {
    throw new GlossError('invalid-file', 'file of chats is too large', { detail: 'too-large' });
  }
  return parseChatFile(await file.text());
}

/**
 * Reads the text of a file of chats; fields it does not know are dropped. An answer that was on its way is
 * *interrupted*, a turn whose parent is not there begins a path of its own, and a head that is not
 * there is the last turn. Neither connections nor keys come out of it.
 * @throws {GlossError} `invalid-file`, whose detail names the field that is wrong.
 */
export function parseChatFile(text: string): StoredConversation[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GlossError('invalid-file', 'file of chats is not JSON', { cause });
  }
  const result = v.safeParse(CHAT_FILE, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    throw new GlossError('invalid-file', issue.message, path === null ? {} : { detail: path });
  }
  return result.output.conversations.map(({ turns, ...conversation }) => {
    const ids = new Set(turns.map(({ id }) => id));
    const headId = ids.has(conversation.headId) ? conversation.headId : (turns.at(-1)?.id ?? '');
    const title = cleanTitle(conversation.title);
    return { conversation: { ...conversation, title, headId }, turns: mendTurns(turns) };
  });
}

/**
 * Writes chats as a file: all they hold, for {@link readChatFile}; or the shown path of each, for
 * people, see {@link toMarkdown}.
 */
export async function writeChatFile(
  kind: 'json' | 'markdown',
  chats: AsyncIterable<StoredConversation>,
  words: MarkdownWords,
): Promise<string> {
  const written: string[] = [];
  for await (const { conversation, turns } of chats) {
    written.push(
      kind === 'json'
        ? JSON.stringify({ ...conversation, turns: turns.map(withoutPlace) })
        : toMarkdown(conversation, turns, words),
    );
  }
  if (kind === 'markdown') return written.join('\n');
  return `{"gloss-chats":1,"conversations":[\n${written.join(',\n')}\n]}\n`;
}

function withoutPlace(turn: Turn): Partial<Turn> {
  if (turn.role === 'user') return turn;
  const { runId: _run, connectionId: _connection, ...written } = turn;
  return written;
}

/** The place of the first turn whose id another before it has; -1 for none. */
function findDuplicate(turns: readonly Turn[]): number {
  const seen = new Set<string>();
  return turns.findIndex(({ id }) => seen.size === seen.add(id).size);
}

function mendTurns(turns: readonly Turn[]): Turn[] {
  const parents = mendParents(turns);
  return turns.map((turn) => {
    const placed = { ...turn, parentId: parents.get(turn.id) ?? null };
    if (placed.role === 'user' || !isRunning(placed.status)) return placed;
    return { ...placed, status: 'interrupted' };
  });
}

/** The parent of each turn; none where it is not there, or would close a circle. */
function mendParents(turns: readonly Turn[]): Map<string, string | null> {
  const parents = new Map(turns.map(({ id, parentId }) => [id, parentId]));
  const rooted = new Set<string>();
  for (const { id } of turns) {
    const trail = new Set<string>();
    for (let at: string | null = id; at !== null && !rooted.has(at);) {
      trail.add(at);
      const parentId: string | null = parents.get(at) ?? null;
      const isMissing: boolean =
        parentId !== null && (!parents.has(parentId) || trail.has(parentId));
      if (isMissing) parents.set(at, null);
      at = isMissing ? null : parentId;
    }
    for (const each of trail) rooted.add(each);
  }
  return parents;
}
