import {
  type Backdrop,
  backdropOf,
  baseBackdrop,
  createPaintedBoxes,
  isUnseenColour,
  type PaintedBoxes,
} from './backdrop.ts';
import { boxOf, scrollOf } from './dom.ts';
import { hidesOwnWords } from './hidden-element.ts';

/** To see where words stand, so many of them do. */
const SAMPLE_CHARS = 1000;

/** Where the walk over a page is: in an element, beside its copy. */
export interface Place {
  element: Element;
  style: CSSStyleDeclaration;
  /** The copy of the element. */
  into: Element;
  depth: number;
  backdrop: Backdrop;
  painted: PaintedBoxes;
  /** How far what is in here is scrolled out of the window, in pixels. */
  scrolled: { left: number; top: number };
  /** How far to the left of the window one can scroll: in pages written from right to left. */
  leftEdge: number;
  /** The element's children that were copied, with their copies. */
  copied: [element: Element, copy: Element][];
}

/** The place in the outermost element of a document. */
export function startAt(element: Element, page: Document, into: Element, depth: number): Place {
  const style = getComputedStyle(element);
  const outer = {
    depth,
    backdrop: baseBackdrop(style),
    painted: createPaintedBoxes(page),
    scrolled: { left: 0, top: 0 },
    leftEdge: style.direction === 'rtl' ? -element.scrollWidth : 0,
  };
  const top = element.parentElement;
  const around = top ? stepInto(top, getComputedStyle(top), outer, into) : outer;
  return stepInto(element, style, around, into);
}

/** The place in an element, coming from the one around it. */
export function stepInto(
  element: Element,
  style: CSSStyleDeclaration,
  outer: Pick<Place, 'depth' | 'backdrop' | 'painted' | 'scrolled' | 'leftEdge'>,
  into: Element,
): Place {
  const { depth, painted, leftEdge } = outer;
  const backdrop = backdropOf(style, outer.backdrop);
  if (backdrop !== outer.backdrop && style.position !== 'static') painted.add(element);
  const from = style.position === 'fixed' ? { left: 0, top: 0 } : outer.scrolled;
  const own = scrollOf(element);
  const scrolled = { left: from.left + own.left, top: from.top + own.top };
  return {
    element,
    style,
    into,
    depth: depth + 1,
    backdrop,
    painted,
    scrolled,
    leftEdge,
    copied: [],
  };
}

/** True when words that stand in the place itself can be seen, or scrolled to. */
export function areSeen(words: Node, length: number, place: Place): boolean {
  if (hidesOwnWords(place.style)) return false;
  const range = new Range();
  range.setStart(words, 0);
  range.setEnd(words, Math.min(length, SAMPLE_CHARS));
  const box = range.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return false;
  if (box.right + place.scrolled.left <= place.leftEdge) return false;
  if (box.bottom + place.scrolled.top <= 0) return false;
  return !isUnseenColour(place.style, place.backdrop) || place.painted.lieUnder(box, place.element);
}

/** Takes away again what an empty, opaque sheet laid over its siblings leaves nothing to see of. */
export function removeCovered(sheet: Element, style: CSSStyleDeclaration, outer: Place): void {
  const isSheet =
    style.position === 'absolute' &&
    !(Number(style.zIndex) < 0) &&
    sheet.childNodes.length === 0 &&
    backdropOf(style, null) !== null;
  if (!isSheet) return;
  const cover = boxOf(sheet);
  outer.copied = outer.copied.filter(([element, copy]) => {
    const box = boxOf(element);
    const isCovered =
      getComputedStyle(element).position === 'static' &&
      box.left >= cover.left &&
      box.right <= cover.right &&
      box.top >= cover.top &&
      box.bottom <= cover.bottom;
    if (isCovered) copy.remove();
    return !isCovered;
  });
}
