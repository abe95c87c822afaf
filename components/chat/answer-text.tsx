import '../markdown/markdown.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type AssistantTurn, isRunning } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import type { Markdown } from '../markdown/markdown.tsx';
import type * as AnswerViews from '../markdown/views.ts';
import { describeEnd } from './describe-end.ts';

type Views = typeof AnswerViews;

let views: Views | null = null;

/** Loads the renderer once; the panel opens without it. */
export async function loadMarkdown(): Promise<void> {
  views ??= await import('../markdown/views.ts');
}

function useViews(): Views | null {
  const [, setIsLoaded] = useState(views !== null);
  useEffect(() => {
    loadMarkdown().then(
      () => setIsLoaded(true),
      () => {}, // Without it, words are shown as they are.
    );
  }, []);
  return views;
}

/** The words of an answer, with their marks; as they are until the renderer is there. */
export function AnswerText(props: Parameters<typeof Markdown>[0]) {
  const loaded = useViews();
  return loaded === null ? <>{props.text}</> : <loaded.Markdown {...props} />;
}

/** What a model thought before its answer. */
export function ReasoningText({ turn }: { turn: AssistantTurn }) {
  const loaded = useViews();
  return loaded && <loaded.Reasoning turn={turn} />;
}

/** An answer for screen readers, in a live region; nothing of one that was there before. */
export function SpokenText({ turn }: { turn: AssistantTurn }) {
  const loaded = useViews();
  const { t } = useApp();
  const isNew = useRef(isRunning(turn.status));
  return isNew.current
    ? loaded && <loaded.SpokenAnswer turn={turn} end={describeEnd(t, turn)} />
    : null;
}
