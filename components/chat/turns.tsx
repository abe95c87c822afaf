import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Turn } from '../../lib/chat/conversation.ts';
import { memoize } from '../markdown/memoize.ts';
import { TurnView } from './turn-view.tsx';

/** With more turns than these a conversation surely fills the panel, and is shown bit by bit. */
const SHORT_TURNS = 20;
/** The newest question and its answer: what is shown of a long conversation in the first frame. */
const FIRST_TURNS = 2;
/** So many older ones are added between two frames. */
const ADDED_TURNS = 100;
/** So many of the newest begin whole; the browser tells which others are in sight. */
const NEAR_TURNS = 4;

/** The turns of one conversation, oldest first: the newest at once, the older ones above them soon. */
export function Turns({ turns }: { turns: ReadonlyArray<ReadonlySignal<Turn>> }) {
  const ids = turns.map((turn) => turn.peek().id);
  const [firstNear] = useState(ids.at(-NEAR_TURNS));
  const [firstShown, setFirstShown] = useState(ids.at(ids.length > SHORT_TURNS ? -FIRST_TURNS : 0));
  const nearFrom = ids.findIndex((id) => id === firstNear);
  // Neither is found once the path leads through other versions: all of it is shown then.
  const shownFrom = Math.max(
    ids.findIndex((id) => id === firstShown),
    0,
  );
  useEffect(() => {
    if (shownFrom === 0) return;
    const timer = setTimeout(() => setFirstShown(ids[Math.max(0, shownFrom - ADDED_TURNS)]));
    return () => clearTimeout(timer);
  });
  return (
    <>
      {shownFrom > 0 && <div class="turns-to-come" />}
      {turns.slice(shownFrom).map((turn, index) => (
        <Slot key={turn.peek().id} turn={turn} isFar={shownFrom + index < nearFrom} />
      ))}
    </>
  );
}

/** So that a turn more is not a reason to look at all the others. */
const Slot = memoize((props: Parameters<typeof TurnView>[0]) => <TurnView {...props} />);
