import { type RefObject, createRef } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';

/** Before it is seen by as much of what is in sight, on each side. */
const MARGIN = '50%';

interface NearEye<Node extends Element> {
  ref: RefObject<Node>;
  /** It is, or has been once, in sight or nearly. */
  isNear: boolean;
}

/** Tells whether an element came near the eye, so that what nobody looks at costs nothing. */
export function useNearEye<Node extends Element>(): NearEye<Node> {
  const ref = useMemo(() => createRef<Node>(), []);
  const [isNear, setIsNear] = useState(false);
  useLayoutEffect(() => {
    const node = ref.current;
    if (isNear || node === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true);
      },
      // The margin of what scrolls; browsers that do not know it tell of what is in sight.
      { scrollMargin: MARGIN },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [isNear]);
  return { ref, isNear };
}
