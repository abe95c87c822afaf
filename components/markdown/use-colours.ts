import { useEffect, useRef, useState } from 'preact/hooks';
import type { BlockColours } from '../../lib/highlight/block-colours.ts';
import type { ColouredLanguage } from '../../lib/highlight/language-loaders.ts';
import type { ColouredLine } from '../../lib/highlight/line.ts';
import type { Groups } from '../../lib/markdown/groups.ts';
import { queueSteps } from './slice-queue.ts';

/** Code that arrives is coloured so often. */
const PACE_MS = 150;

/** The colours of a block, by rules that are loaded when an answer first needs them. */
async function loadColours(language: ColouredLanguage): Promise<BlockColours> {
  const [{ loadHighlighter }, { createBlockColours }] = await Promise.all([
    import('../../lib/highlight/load-highlighter.ts'),
    import('../../lib/highlight/block-colours.ts'),
  ]);
  return createBlockColours(await loadHighlighter(language));
}

/** The same groups as `groups`, with the colours there are; the same objects while they stay so. */
function toGroups(
  groups: Groups<string>,
  lines: readonly ColouredLine[],
  known: Groups<ColouredLine>,
): Groups<ColouredLine> {
  let start = 0;
  return groups.map(({ length }, index) => {
    const next = lines.slice(start, (start += length));
    const last = known[index];
    const isSame = last?.length === next.length && next.every((line, at) => line === last[at]);
    return isSame ? last : next;
  });
}

/**
 * The colours of some code that may grow, group by group, as far as they are found; they are not
 * looked for before it `isNear` the eye.
 */
export function useColours(
  lines: Groups<string>,
  language: ColouredLanguage,
  isNear: boolean,
): Groups<ColouredLine> {
  const [colours, setColours] = useState<BlockColours | null>(null);
  const [groups, setGroups] = useState<Groups<ColouredLine>>([]);
  const newest = useRef(lines);
  newest.current = lines;
  const isWaiting = useRef(false);
  const callOff = useRef(() => {});

  useEffect(() => {
    if (!isNear) return undefined;
    let isGone = false;
    setColours(null);
    const load = () =>
      loadColours(language).then(
        (loaded) => (isGone ? undefined : setColours(loaded)),
        () => {}, // The code stays plain.
      );
    const callLoadOff = queueSteps(() => {
      void load();
      return false;
    });
    return () => {
      isGone = true;
      callLoadOff();
    };
  }, [language, isNear]);

  useEffect(() => {
    if (!colours || isWaiting.current) return;
    isWaiting.current = true;
    const begin = () => {
      isWaiting.current = false;
      callOff.current = queueSteps(() => {
        const hasMore = colours.step(newest.current.flat());
        setGroups((known) => toGroups(newest.current, colours.lines, known));
        return hasMore;
      });
    };
    const timer = setTimeout(begin, groups.length === 0 ? 0 : PACE_MS);
    callOff.current = () => clearTimeout(timer);
  }, [colours, lines]);

  useEffect(() => () => callOff.current(), []);
  return groups;
}
