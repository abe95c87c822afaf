import type { AssistantTurn } from '../../../lib/chat/conversation.ts';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { GlossError } from '../../../lib/errors.ts';
import type { AnswerJournal, AnswerStart } from '../../../lib/store/answer-journal.ts';

type Step = 'begin' | 'append' | 'finish' | 'sweep';

/** A journal in memory that can be slow, or broken, as the test wants. */
export interface FakeJournal extends AnswerJournal {
  readonly begun: AnswerStart[];
  readonly batches: Array<{ runId: string; seq: number; parts: readonly StreamPart[] }>;
  readonly finished: Map<string, AssistantTurn>;
  /** The conversations the next sweep says it changed. */
  orphans: string[];
  readonly sweeps: number;
  /** From now on this step rejects. */
  break(...steps: Step[]): void;
  mend(): void;
  /** From now on each write waits for the function that comes back, which lets all waiting go. */
  slow(): () => void;
}

/** A {@link FakeJournal} that works at once. */
export function createFakeJournal(): FakeJournal {
  const begun: AnswerStart[] = [];
  const batches: FakeJournal['batches'] = [];
  const finished = new Map<string, AssistantTurn>();
  const broken = new Set<Step>();
  let gate = Promise.resolve();
  let sweeps = 0;

  const step = async (name: Step) => {
    await gate;
    if (broken.has(name)) throw new GlossError('storage', 'the database refused');
  };

  return {
    begun,
    batches,
    finished,
    orphans: [],
    get sweeps() {
      return sweeps;
    },
    break: (...steps) => steps.forEach((name) => broken.add(name)),
    mend: () => broken.clear(),
    slow() {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
    async begin(start) {
      await step('begin');
      begun.push(start);
    },
    async append(runId, seq, parts) {
      await step('append');
      batches.push({ runId, seq, parts });
    },
    async finish(runId, answer) {
      await step('finish');
      finished.set(runId, answer);
    },
    async sweep() {
      sweeps += 1;
      await step('sweep');
      return this.orphans;
    },
  };
}
