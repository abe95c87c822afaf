import type { ReadonlySignal } from '@preact/signals';
import type { Turn } from '../../lib/chat/conversation.ts';
import { AssistantTurnView } from './assistant-turn.tsx';
import { UserTurnView } from './user-turn.tsx';

/** One turn; it alone renders again when its signal changes. */
export function TurnView({ turn }: { turn: ReadonlySignal<Turn> }) {
  const current = turn.value;
  return current.role === 'user' ? (
    <UserTurnView turn={current} />
  ) : (
    <AssistantTurnView turn={current} />
  );
}
