import { useEffect, useRef, useState } from 'preact/hooks';
import { type AssistantTurn, isRunning } from '../../lib/chat/conversation.ts';
import { createSpeech, type Speech } from '../../lib/markdown/speech.ts';
import { useApp } from '../app-context.ts';
import { useBlocks } from './use-blocks.ts';

/** Sentences that come closer together are handed over together. */
const PACE_MS = 1000;
/** What was said long ago is gone, or reading the page by line would meet it again. */
const KEPT_MS = 10_000;

interface SpokenAnswerProps {
  turn: AssistantTurn;
  /** Why it is not whole, once it is over; null where it is, and where an alert says so. */
  end: string | null;
}

/** What a screen reader is told of an answer: whole sentences, each once, and how it ended. */
export function SpokenAnswer({ turn, end }: SpokenAnswerProps) {
  const { settings, t } = useApp();
  const isOver = !isRunning(turn.status);
  const blocks = useBlocks(turn.text, !isOver);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const speech = useRef<Speech | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  speech.current ??= createSpeech({
    locale: settings.language.peek(),
    nameCode: (language) =>
      language === '' ? t('markdown.code') : t('markdown.code-in', { language }),
  });
  const say = useRef(() => {});
  say.current = () => {
    timer.current = undefined;
    const whole = speech.current?.read(blocks, isOver) ?? [];
    const last = turn.status === 'complete' ? t('markdown.answer-complete') : end;
    const said = isOver && last !== null ? [...whole, last] : whole;
    if (said.length > 0) setSentences((known) => [...known, ...said]);
  };

  useEffect(() => {
    if (!isOver) timer.current ??= setTimeout(() => say.current(), PACE_MS);
  }, [blocks, isOver]);
  useEffect(() => {
    if (!isOver) return;
    clearTimeout(timer.current);
    say.current();
    timer.current = setTimeout(() => setSentences([]), KEPT_MS);
  }, [isOver]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      {sentences.map((sentence, index) => (
        <p key={index} dir="auto">
          {sentence}
        </p>
      ))}
    </>
  );
}
