import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Turn } from '../../lib/chat/conversation.ts';
import { memoize } from '../markdown/memoize.ts';
import { TurnView } from './turn-view.tsx';

export { loadMarkdown } from './answer-text.tsx';

/** So many of the newest turns are shown at once; the browser tells which others are in sight. */
const NEAR_TURNS = 4;
/** So many older ones are added between two frames. */
const ADDED_TURNS = 100;

/** The turns of one conversation, oldest first: the newest at once, the older ones above them soon. */
export function Turns({ turns }: { turns: ReadonlyArray<ReadonlySignal<Turn>> }) {
  const [far] = useState(() => new Set(turns.slice(0, -NEAR_TURNS)));
  const [hiddenCount, setHiddenCount] = useState(far.size);
  useEffect(() => setHiddenCount((count) => Math.max(0, count - ADDED_TURNS)), [hiddenCount]);
  return (
    <>
      {turns.slice(hiddenCount).map((turn) => (
        <Slot key={turn.peek().id} turn={turn} isFar={far.has(turn)} />
      ))}
    </>
  );
}

/** So that a turn more is not a reason to look at all the others. */
const Slot = memoize((props: Parameters<typeof TurnView>[0]) => <TurnView {...props} />);
