import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { createAnswer, reopenAnswer } from '../chat/answer.ts';
import { toReadTask } from '../chat/read-task.ts';
import { isRunning, type AssistantTurn, type Turn, type UserTurn } from '../chat/conversation.ts';
import { toPromptMessages } from '../chat/prompt-messages.ts';
import type { Shape } from '../chat/shape.ts';
import type { Task } from '../chat/task.ts';
import type { WireError } from '../errors.ts';
import type { RunPhase } from '../protocol/messages.ts';
import type { ConversationStore } from '../store/conversation-store.ts';
import { createAnswerPainter } from './answer-painter.ts';
import type { BackgroundClient } from './background-client.ts';
import { createFollowedRuns } from './followed-runs.ts';
import { createTurnList, type TurnVersions } from './turn-list.ts';

/** The conversation of this window. */
export interface ChatStore {
  /** Oldest first. The list changes when a turn comes or goes, a turn's signal when it grows. */
  readonly turns: ReadonlySignal<ReadonlyArray<ReadonlySignal<Turn>>>;
  readonly conversationId: ReadonlySignal<string>;
  /** Written nowhere, and gone with the panel. */
  readonly isTemporary: ReadonlySignal<boolean>;
  /** Every conversation is temporary: this is a private window. */
  readonly isPrivate: boolean;
  /** True while an answer is on its way, and until one that was stopped is stored as it is shown. */
  readonly isRunning: ReadonlySignal<boolean>;
  /** What each run is doing while no words come, by run. */
  readonly phases: ReadonlySignal<ReadonlyMap<string, RunPhase>>;
  /** Why the newest answers are not written down; null when they are. */
  readonly unsaved: ReadonlySignal<WireError | null>;
  /** Where a turn stands among its versions. Reads signals. */
  findVersions(turnId: string): TurnVersions | undefined;
  /** Shows the path through a version. */
  showVersion(turnId: string): void;
  /**
   * Asks; a no-op while an answer is on its way. Returns whether it was sent. With `handoffId` the
   * question is taken back when another panel got there first. Another connection than the one in
   * use, or `ON_DEVICE`, answers when one is named.
   */
  send(task: Task, handoffId?: string, connectionId?: string): boolean;
  /** Asks a question again in other words, as another version of it. */
  edit(turnId: string, question: string): void;
  /** Ends the running answer with what is shown of it; nothing is added to that. */
  stop(): void;
  /**
   * Has another version of an answer made; by another connection, or `ON_DEVICE`, when one is
   * named.
   */
  retry(turnId: string, connectionId?: string): void;
  /** Has another version of an answer made, by whoever made it, that says it in another shape. */
  shape(turnId: string, shape: Shape): void;
  /** Has a cut answer written on from where it ended. */
  continueAnswer(turnId: string): void;
  /** Starts a new conversation; an answer that is being written goes on, unless it is temporary. */
  clear(options?: { isTemporary?: boolean }): void;
  /** Shows a stored conversation, or an empty one that will have this id. Rejects with `storage`. */
  open(conversationId: string): Promise<void>;
  /** Looks again at what is stored of this conversation; one that was deleted is left. */
  refresh(): Promise<void>;
}

/** What the conversation needs of the world. */
export interface ChatDeps {
  background: Pick<BackgroundClient, 'start' | 'attach' | 'detach' | 'stop' | 'pull'>;
  conversations: Pick<ConversationStore, 'load' | 'setHead'>;
  createId(): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** The connection in use, or `ON_DEVICE`. */
  getConnectionId(): string;
  /** The system message; empty for none. */
  getSystem(): string;
  /** Puts a task into the exact words that are sent after these turns. */
  toContent(task: Task, turns: readonly Turn[]): string;
  /** What a conversation that begins with this task is called. */
  toTitle(task: Task): string;
  /** What asks this connection to write on; empty where the cut answer alone does. */
  toContinuation(connectionId: string): string;
  /** What asks for an answer in another shape. */
  toShaping(shape: Shape): string;
  /** Everything is temporary, as in a private window. */
  isPrivate: boolean;
}

interface RunOptions {
  /** Turns to be written down, the answer last. */
  turns: Turn[];
  history: readonly Turn[];
  task: Task;
  /** Comes after the history, from the user. */
  appendix?: string;
  handoffId?: string | undefined;
}

/** A {@link ChatStore}. */
export function createChatStore(deps: ChatDeps): ChatStore {
  const list = createTurnList();
  const conversationId = signal(deps.createId());
  const isTemporary = signal(deps.isPrivate);
  const unsaved = signal<WireError | null>(null);
  const followed = createFollowedRuns();
  // Known from the store itself: what was never written there cannot have been deleted there.
  let isStored = false;
  const running = computed(() =>
    list.path.value.some(
      ({ value }) =>
        value.role === 'assistant' &&
        (isRunning(value.status) || followed.stopping.value.has(value.runId)),
    ),
  );

  /** What a run does to its turn. */
  function listen({ id, runId }: AssistantTurn, onRefused: () => void) {
    const turn = list.find(id);
    if (!turn) throw new TypeError('the answer is in no list');
    const answer = createAnswerPainter(turn, () => deps.background.pull(runId));
    followed.add(runId, () => answer.change({ status: 'stopped' }));
    return {
      onAccepted: (engine: AssistantTurn['engine']) => answer.change({ engine }),
      onPhase: (phase: RunPhase) => followed.setPhase(runId, phase),
      onParts(parts: Parameters<typeof answer.add>[0]) {
        followed.setPhase(runId);
        answer.add(parts);
      },
      onUnsaved(error: WireError) {
        unsaved.value = error;
      },
      onEnd(end: Partial<AssistantTurn>) {
        const isStopped = followed.stopping.peek().has(runId);
        followed.remove(runId);
        // One that was complete before it was stopped has more words than are shown.
        if (!isStopped || end.status !== 'complete') answer.change(end);
        if (isStopped) refresh().catch(() => {});
      },
      onSettled() {
        followed.remove(runId);
        answer.change({});
        void refresh()
          .catch(() => {})
          .finally(() => {
            const { status } = turn.peek() as AssistantTurn;
            // The store knows nothing of it: what came is here, and no more will come.
            if (isRunning(status)) answer.change({ status: 'interrupted' });
          });
      },
      onRefused() {
        followed.remove(runId);
        onRefused();
      },
    };
  }

  function run({ turns, history, task, appendix = '', handoffId }: RunOptions) {
    const answer = turns.at(-1);
    if (answer?.role !== 'assistant') throw new TypeError('the last turn is the answer');
    unsaved.value = null;
    deps.background.start(
      {
        runId: answer.runId,
        connectionId: answer.connectionId,
        request: {
          messages: toPromptMessages(deps.getSystem(), history, appendix),
          task: toReadTask(task),
        },
        conversation: { id: conversationId.peek(), title: toConversationTitle(task) },
        turns,
        isTemporary: isTemporary.peek(),
        ...(handoffId === undefined ? {} : { handoffId }),
      },
      listen(answer, () => list.remove(turns.map(({ id }) => id))),
    );
  }

  function toConversationTitle(task: Task): string {
    const first = list.path.peek()[0]?.peek();
    return deps.toTitle(first?.role === 'user' ? first.task : task);
  }

  function createAnswerTo(question: UserTurn, connectionId = deps.getConnectionId()) {
    const [id, runId] = [deps.createId(), deps.createId()];
    const createdAt = deps.now();
    return createAnswer({ id, parentId: question.id, createdAt, runId, connectionId });
  }

  /** Asks after these turns, as their next question or as another version of the one there was. */
  function ask(
    task: Task,
    before: readonly Turn[],
    { handoffId, connectionId }: { handoffId?: string; connectionId?: string } = {},
  ) {
    const question: UserTurn = {
      role: 'user',
      id: deps.createId(),
      parentId: before.at(-1)?.id ?? null,
      createdAt: deps.now(),
      task,
      content: deps.toContent(task, before),
    };
    const answer = createAnswerTo(question, connectionId);
    list.add(question, answer);
    run({ turns: [question, answer], history: [...before, question], task, handoffId });
  }

  /** An answer, once none is on its way, with the question it is to and all before it. */
  function findExchange(turnId: string) {
    const turn = list.find(turnId)?.peek();
    const before = list.before(turnId);
    const question = before.at(-1);
    if (running.peek() || turn?.role !== 'assistant' || question?.role !== 'user') return undefined;
    return { turn, before, question };
  }

  function attachToRunning() {
    for (const { value: turn } of list.path.peek()) {
      if (turn.role !== 'assistant' || !isRunning(turn.status) || followed.has(turn.runId))
        continue;
      deps.background.attach(
        turn.runId,
        listen(turn, () => {}),
      );
    }
  }

  function leave() {
    for (const runId of followed.ids()) {
      if (isTemporary.peek()) deps.background.stop(runId);
      deps.background.detach(runId);
      followed.remove(runId);
    }
    unsaved.value = null;
  }

  function clear({ isTemporary: nextIsTemporary = false } = {}) {
    leave();
    isStored = false;
    list.reset();
    conversationId.value = deps.createId();
    isTemporary.value = deps.isPrivate || nextIsTemporary;
  }

  async function refresh() {
    const id = conversationId.peek();
    const stored = await deps.conversations.load(id);
    if (conversationId.peek() !== id) return;
    if (!stored) {
      if (isStored) clear();
      return;
    }
    isStored = true;
    list.merge(
      stored.turns,
      stored.conversation.headId,
      (turn) => turn.role === 'assistant' && followed.has(turn.runId),
    );
    attachToRunning();
  }

  return {
    turns: list.path,
    conversationId,
    isTemporary,
    isPrivate: deps.isPrivate,
    isRunning: running,
    phases: followed.phases,
    unsaved,
    findVersions: list.findVersions,
    showVersion(turnId) {
      const headId = list.show(turnId);
      attachToRunning();
      if (headId === undefined || isTemporary.peek()) return;
      deps.conversations.setHead(conversationId.peek(), headId).catch(() => {
        // The next panel shows another version first, and every one is still there.
      });
    },
    send(task, handoffId, connectionId) {
      if (running.peek()) return false;
      ask(
        task,
        list.path.peek().map((turn) => turn.peek()),
        { ...(handoffId && { handoffId }), ...(connectionId && { connectionId }) },
      );
      return true;
    },
    edit(turnId, question) {
      const turn = list.find(turnId)?.peek();
      if (running.peek() || turn?.role !== 'user') return;
      ask({ ...turn.task, question }, list.before(turnId));
    },
    stop() {
      for (const runId of followed.ids()) deps.background.stop(runId);
      followed.stop();
    },
    retry(turnId, connectionId) {
      const found = findExchange(turnId);
      if (!found) return;
      const { before, question } = found;
      const answer = createAnswerTo(question, connectionId);
      list.add(answer);
      // With its question, which is stored nowhere if the answer before could not be.
      run({ turns: [question, answer], history: before, task: question.task });
    },
    shape(turnId, shape) {
      const found = findExchange(turnId);
      if (!found) return;
      const { turn, before, question } = found;
      const answer = { ...createAnswerTo(question, turn.connectionId), shape };
      const wish = deps.toShaping(shape);
      list.add(answer);
      run({
        turns: [question, answer],
        history: [...before, turn],
        task: { kind: 'own', question: wish, passage: question.task.passage },
        appendix: wish,
      });
    },
    continueAnswer(turnId) {
      const found = findExchange(turnId);
      if (!found) return;
      const answer = reopenAnswer(found.turn, deps.createId());
      list.update(answer);
      run({
        turns: [found.question, answer],
        history: [...found.before, answer],
        task: found.question.task,
        appendix: deps.toContinuation(answer.connectionId),
      });
    },
    clear,
    async open(id) {
      const stored = await deps.conversations.load(id);
      leave();
      conversationId.value = id;
      isTemporary.value = deps.isPrivate;
      isStored = stored !== undefined;
      list.reset(stored?.turns, stored?.conversation.headId);
      attachToRunning();
    },
    refresh,
  };
}
