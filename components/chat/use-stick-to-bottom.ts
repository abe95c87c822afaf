import { type RefObject, createRef } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

/** So near to the end that the reader means the end. */
const BOTTOM_SLACK_PX = 24;

interface StickToBottom {
  scrollerRef: RefObject<HTMLDivElement>;
  contentRef: RefObject<HTMLDivElement>;
  isAtBottom: boolean;
  onScroll: () => void;
  scrollToBottom: () => void;
}

/**
 * Keeps a scrolling element at its end while its content grows, until the reader scrolls up.
 * `itemCount` brings it back to the end when it changes.
 */
export function useStickToBottom(itemCount: number): StickToBottom {
  const { scrollerRef, contentRef } = useMemo(
    () => ({ scrollerRef: createRef<HTMLDivElement>(), contentRef: createRef<HTMLDivElement>() }),
    [],
  );
  const [isAtBottom, setIsAtBottom] = useState(true);
  const isSticking = useRef(true);
  const lastTop = useRef(0);
  const lastSize = useRef('');

  function setSticking(next: boolean) {
    isSticking.current = next;
    setIsAtBottom(next);
  }

  function scrollToBottom() {
    const scroller = scrollerRef.current;
    if (scroller === null) return;
    scroller.scrollTop = scroller.scrollHeight;
    lastTop.current = scroller.scrollTop;
    lastSize.current = measure(scroller);
    setSticking(true);
  }

  function onScroll() {
    const scroller = scrollerRef.current;
    if (scroller === null) return;
    if (isSticking.current && scroller.scrollTop === lastTop.current) return;
    // The browser scrolls too when the layout changes; that is not the reader's wish.
    const hasNewSize = measure(scroller) !== lastSize.current;
    lastSize.current = measure(scroller);
    const distance = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    // A wheel scrolls in small steps: the first one up must count, or new words pull it back down.
    const isMovingUp = scroller.scrollTop < lastTop.current;
    lastTop.current = scroller.scrollTop;
    const isNearEnd = distance <= 1 || (!isMovingUp && distance < BOTTOM_SLACK_PX);
    setSticking(isNearEnd || (hasNewSize && isSticking.current));
  }

  useLayoutEffect(scrollToBottom, [itemCount]);

  useLayoutEffect(() => {
    const stick = () => {
      if (isSticking.current) scrollToBottom();
    };
    // In the task that brought new words, so that they and the scrolling make one frame.
    const words = new MutationObserver(stick);
    const sizes = new ResizeObserver(stick);
    for (const node of [scrollerRef.current, contentRef.current]) {
      if (node !== null) sizes.observe(node);
    }
    if (contentRef.current !== null) {
      words.observe(contentRef.current, { childList: true, characterData: true, subtree: true });
    }
    return () => {
      words.disconnect();
      sizes.disconnect();
    };
  }, []);

  return { scrollerRef, contentRef, isAtBottom, onScroll, scrollToBottom };
}

function measure({ scrollHeight, clientHeight, clientWidth }: HTMLElement): string {
  return [scrollHeight, clientHeight, clientWidth].join(' ');
}
