import { useEffect, useState } from 'preact/hooks';
import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import type { Markdown } from '../markdown/markdown.tsx';
import type * as AnswerViews from '../markdown/views.ts';
import { describeEnd } from './describe-end.ts';

type Views = typeof AnswerViews;

/** As much as any panel shows; longer words would take the browser long to lay out for a moment. */
const FIRST_CHARS = 4000;

let views: Views | null = null;

/** Loads the renderer once; the panel opens without it. */
export async function loadMarkdown(): Promise<void> {
  views ??= await import('../markdown/views.ts');
}

/** What was loaded; null until then, and the words are as they are where it `hasFailed`. */
function useViews(): { loaded: Views | null; hasFailed: boolean } {
  const [, setIsLoaded] = useState(views !== null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    loadMarkdown().then(
      () => setIsLoaded(true),
      () => setHasFailed(true),
    );
  }, []);
  return { loaded: views, hasFailed };
}

/** The words of an answer, with their marks; their start as it is until the renderer is there. */
export function AnswerText(props: Parameters<typeof Markdown>[0]) {
  const { loaded, hasFailed } = useViews();
  if (loaded !== null) return <loaded.Markdown {...props} />;
  return <>{hasFailed ? props.text : props.text.slice(0, FIRST_CHARS)}</>;
}

/** What a model thought before its answer. */
export function ReasoningText({ turn }: { turn: AssistantTurn }) {
  const { loaded } = useViews();
  return loaded && <loaded.Reasoning turn={turn} />;
}

/** An answer for screen readers, in a live region. */
export function SpokenText({ turn }: { turn: AssistantTurn }) {
  const { loaded } = useViews();
  const { t } = useApp();
  return loaded && <loaded.SpokenAnswer turn={turn} end={describeEnd(t, turn)} />;
}
