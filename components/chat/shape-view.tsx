import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { ShapeRow } from './shape-row.tsx';

/** Under the newest answer, once a model has finished it: the ways to have it said again. */
export function ShapeView({ turn }: { turn: AssistantTurn }) {
  const { chat } = useApp();
  const isOfModel = turn.engine !== null && turn.engine.kind !== 'on-device';
  const isNewest = chat.turns.value.at(-1)?.peek().id === turn.id;
  const isOffered = isOfModel && isNewest && turn.status === 'complete' && turn.text !== '';
  return isOffered ? <ShapeRow turnId={turn.id} /> : null;
}
