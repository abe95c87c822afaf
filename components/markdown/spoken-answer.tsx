import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type AssistantTurn, isRunning } from '../../lib/chat/conversation.ts';
import { createAnswerReader } from '../../lib/markdown/answer-reader.ts';
import { createSpeech, MAX_SENTENCES, type Speech } from '../../lib/markdown/speech.ts';
import { useApp } from '../app-context.ts';
import { queueSteps } from './slice-queue.ts';
import { endSlice, takeSlice } from './slice.ts';

/** It is read so often: sentences that come closer together are handed over together. */
const PACE_MS = 1000;
/** What was said long ago is gone, or reading the page by line would meet it again. */
const KEPT_MS = 10_000;
const MAX_KEPT = 5 * MAX_SENTENCES;

/** A sentence and its place among all that were said, which keeps it from being said again. */
interface Said {
  place: number;
  sentence: string;
}

function append(known: readonly Said[], sentences: readonly string[]): readonly Said[] {
  const next = (known.at(-1)?.place ?? -1) + 1;
  const said = sentences.map((sentence, index) => ({ place: next + index, sentence }));
  return [...known, ...said].slice(-MAX_KEPT);
}

interface SpokenAnswerProps {
  turn: AssistantTurn;
  /** Why it is not whole, once it is over; null where it is, and where an alert says so. */
  end: string | null;
}

/** What a screen reader is told of an answer: whole sentences, each once, and how it ended. */
export function SpokenAnswer({ turn, end }: SpokenAnswerProps) {
  const { settings, t } = useApp();
  const isComing = isRunning(turn.status);
  const reader = useMemo(createAnswerReader, []);
  const [sentences, setSentences] = useState<readonly Said[]>([]);
  const speech = useRef<Speech | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const callOff = useRef(() => {});

  speech.current ??= createSpeech({
    locale: settings.language.peek(),
    nameCode: (language) =>
      language === '' ? t('markdown.code') : t('markdown.code-in', { language }),
  });
  const say = useRef(() => {});
  say.current = () => {
    reader.turnTo(turn.text, isComing);
    const isOver = !takeSlice().spend(reader.read) && !isComing;
    endSlice();
    const ready = speech.current?.read(reader.blocks(), isOver) ?? [];
    const isAllSaid = isOver && ready.length < MAX_SENTENCES;
    const last = turn.status === 'complete' ? t('markdown.answer-complete') : end;
    const said = isAllSaid && last !== null ? [...ready, last] : ready;
    if (said.length > 0) setSentences((known) => append(known, said));
    timer.current = isAllSaid
      ? setTimeout(() => setSentences([]), KEPT_MS)
      : setTimeout(saySoon, PACE_MS);
  };
  function saySoon() {
    callOff.current = queueSteps(() => {
      say.current();
      return false;
    });
  }

  useEffect(() => {
    if (isComing) timer.current = setTimeout(saySoon, PACE_MS);
    else saySoon();
    return () => {
      clearTimeout(timer.current);
      callOff.current();
    };
  }, [isComing]);

  return (
    <>
      {sentences.map(({ place, sentence }) => (
        <p key={place} dir="auto">
          {sentence}
        </p>
      ))}
    </>
  );
}
