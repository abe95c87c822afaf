import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { toReadTask } from '../chat/attachment.ts';
import {
  isRunning,
  toMessages,
  type AssistantTurn,
  type Turn,
  type UserTurn,
} from '../chat/conversation.ts';
import type { ChatMessage, StreamPart } from '../chat/engine.ts';
import type { Task } from '../chat/task.ts';
import type { BackgroundClient } from './background-client.ts';
import { createPainter } from './painter.ts';

/** The conversation of this window. */
export interface ChatStore {
  /** Oldest first. The list changes when a turn comes or goes, a turn's signal when it grows. */
  readonly turns: ReadonlySignal<ReadonlyArray<ReadonlySignal<Turn>>>;
  /** True while an answer is on its way. */
  readonly isRunning: ReadonlySignal<boolean>;
  /**
   * Asks; a no-op while an answer is on its way. Returns whether it was sent. With `handoffId` the
   * question is taken back when another panel got there first.
   */
  send(task: Task, handoffId?: string): boolean;
  /** Ends the running answer with what has come so far. */
  stop(): void;
  /**
   * Asks the question of the newest answer again, in its place; of another connection, or
   * `ON_DEVICE`, when one is named.
   */
  retry(connectionId?: string): void;
  /** Starts a new conversation; a running answer is stopped. */
  clear(): void;
}

/** What the conversation needs of the world. */
export interface ChatDeps {
  background: BackgroundClient;
  createId(): string;
  /** The connection in use, or `ON_DEVICE`. */
  getConnectionId(): string;
  /** The system message; empty for none. */
  getSystem(): string;
  /** Puts a task into the exact words that are sent after these turns. */
  toContent(task: Task, turns: readonly Turn[]): string;
}

interface RunOptions {
  connectionId?: string;
  handoffId?: string;
}

type AnswerChange = Partial<Omit<AssistantTurn, 'role' | 'id'>>;

/** A {@link ChatStore}. */
export function createChatStore(deps: ChatDeps): ChatStore {
  const turns = signal<ReadonlyArray<Signal<Turn>>>([]);
  const running = computed(() =>
    turns.value.some(({ value }) => value.role === 'assistant' && isRunning(value.status)),
  );

  const drop = (ids: readonly string[]) => {
    turns.value = turns.peek().filter((turn) => !ids.includes(turn.peek().id));
  };

  /** Asks what `question` holds, after the turns before it. */
  function run(
    question: UserTurn,
    before: readonly Signal<Turn>[],
    { connectionId = deps.getConnectionId(), handoffId }: RunOptions = {},
  ) {
    const runId = deps.createId();
    const turn = signal<Turn>(createAnswer(runId));
    turns.value = [...before, signal<Turn>(question), turn];
    const answer = followAnswer(turn);
    const history = [...before.map((each) => each.peek()), question];
    deps.background.start(
      {
        runId,
        connectionId,
        request: {
          messages: withSystem(deps.getSystem(), history),
          task: toReadTask(question.task),
        },
        ...(handoffId === undefined ? {} : { handoffId }),
      },
      {
        onAccepted: (engine) => answer.change({ engine }),
        onParts: answer.add,
        onEnd: ({ status, error, finishReason }) =>
          answer.change({
            status,
            ...(error && { error }),
            ...(finishReason && { finishReason }),
          }),
        onRefused: () => drop([question.id, runId]),
      },
    );
  }

  function stop() {
    for (const turn of turns.peek()) {
      const { role, id } = turn.peek();
      if (role === 'assistant') deps.background.stop(id);
    }
  }

  return {
    turns,
    isRunning: running,
    send(task, handoffId) {
      if (running.peek()) return false;
      const before = turns.peek();
      const content = deps.toContent(
        task,
        before.map((turn) => turn.peek()),
      );
      run(
        { role: 'user', id: deps.createId(), task, content },
        before,
        handoffId === undefined ? {} : { handoffId },
      );
      return true;
    },
    stop,
    retry(connectionId) {
      const question = turns.peek().at(-2)?.peek();
      if (running.peek() || question?.role !== 'user') return;
      run(question, turns.peek().slice(0, -2), connectionId === undefined ? {} : { connectionId });
    },
    clear() {
      stop();
      turns.value = [];
    },
  };
}

function createAnswer(id: string): AssistantTurn {
  return {
    role: 'assistant',
    id,
    status: 'queued',
    engine: null,
    text: '',
    reasoning: '',
    notes: [],
    citations: [],
    toolCalls: [],
  };
}

function withSystem(system: string, turns: readonly Turn[]): ChatMessage[] {
  const messages = toMessages(turns);
  return system === '' ? messages : [{ role: 'system', content: system }, ...messages];
}

/** Gathers the parts of one answer and paints them into its turn. */
function followAnswer(turn: Signal<Turn>) {
  let pending: AnswerChange = {};
  const current = () => ({ ...(turn.peek() as AssistantTurn), ...pending });
  const painter = createPainter(() => {
    turn.value = current();
    pending = {};
  });
  return {
    add(parts: readonly StreamPart[]) {
      for (const part of parts) Object.assign(pending, toChange(current(), part));
      painter.paintSoon();
    },
    change(change: AnswerChange) {
      Object.assign(pending, change);
      painter.paintNow();
    },
  };
}

function toChange(answer: AssistantTurn, part: StreamPart): AnswerChange {
  switch (part.type) {
    case 'text-delta':
      return { status: 'streaming', text: answer.text + part.text };
    case 'reasoning-delta':
      return { status: 'streaming', reasoning: answer.reasoning + part.text };
    case 'text-replace':
      return { status: 'streaming', text: part.text };
    case 'citation':
      return { citations: [...answer.citations, { url: part.url, title: part.title }] };
    case 'tool-call':
      return { toolCalls: [...answer.toolCalls, part.name] };
    case 'credits':
      return { credits: { total: part.total, remaining: part.remaining } };
    case 'note':
      return { notes: [...answer.notes, part.code] };
    case 'usage':
    case 'finish':
    case 'error':
      // The end message carries what these come to.
      return {};
  }
}
