import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { SpokenAnswer } from '../markdown/spoken-answer.tsx';
import { describeEnd } from './describe-end.ts';

/** An answer for screen readers, in a live region. */
export function SpokenText({ turn }: { turn: AssistantTurn }) {
  const { t } = useApp();
  return <SpokenAnswer turn={turn} end={describeEnd(t, turn)} />;
}
