import { type Colour, isSameColour, parseColour, WHITE } from './colour.ts';
import { boxOf } from './dom.ts';

/** The colour a piece of text stands on; null when a picture or a mixture is behind it. */
export type Backdrop = Colour | null;

const PICTURES = 'img, video, canvas, svg, picture, iframe';

/** What a document stands on. In a dark scheme the browser chooses, and tells nobody. */
export function baseBackdrop(style: CSSStyleDeclaration): Backdrop {
  return style.colorScheme.includes('dark') ? null : WHITE;
}

/** What text in an element stands on, given what the element itself does. */
export function backdropOf(style: CSSStyleDeclaration, behind: Backdrop): Backdrop {
  if (style.backgroundImage !== 'none') return null;
  const own = parseColour(style.backgroundColor);
  if (own === null || own.alpha === 1) return own;
  return own.alpha === 0 ? behind : null;
}

/** True when words are painted in nothing, or in the colour of what they stand on. */
export function isUnseenColour(style: CSSStyleDeclaration, backdrop: Backdrop): boolean {
  const ink = parseColour(style.webkitTextFillColor || style.color);
  // A gradient clipped to the letters shines through letters of no colour.
  if (ink === null || style.backgroundClip.includes('text')) return false;
  return ink.alpha === 0 || (backdrop !== null && isSameColour(ink, backdrop));
}

/** Boxes with a ground of their own that words elsewhere may stand on, of one document. */
export interface PaintedBoxes {
  add(element: Element): void;
  /** True when such a box lies where the words of an element are: white on a photograph shows. */
  lieUnder(words: DOMRect, element: Element): boolean;
}

/** The {@link PaintedBoxes} of a document: its pictures, and what is added. Looks only when asked. */
export function createPaintedBoxes(page: Document): PaintedBoxes {
  const painted: Element[] = [];
  let pictures: Element[] | undefined;
  return {
    add(element) {
      painted.push(element);
    },
    lieUnder(words, element) {
      pictures ??= [...Document.prototype.querySelectorAll.call(page, PICTURES)];
      return [...pictures, ...painted].some(
        // What the element stands in is its backdrop, which is known.
        (box) => !Node.prototype.contains.call(box, element) && overlaps(boxOf(box), words),
      );
    },
  };
}

function overlaps(box: DOMRect, words: DOMRect): boolean {
  return (
    box.width > 1 &&
    box.left < words.right &&
    words.left < box.right &&
    box.top < words.bottom &&
    words.top < box.bottom
  );
}
