import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Turn } from '../../lib/chat/conversation.ts';
import { AssistantTurnView } from './assistant-turn.tsx';
import { FarTurn } from './far-turn.tsx';
import { UserTurnView } from './user-turn.tsx';

interface TurnViewProps {
  turn: ReadonlySignal<Turn>;
  /** It begins far from the eye. */
  isFar: boolean;
}

/** One turn; it alone renders again when its signal changes. */
export function TurnView({ turn, isFar }: TurnViewProps) {
  const [isNear, setIsNear] = useState(!isFar);
  const current = turn.value;
  if (!isNear) return <FarTurn turn={current} onNear={() => setIsNear(true)} />;
  return current.role === 'user' ? (
    <UserTurnView turn={current} />
  ) : (
    <AssistantTurnView turn={current} />
  );
}
