import { attributeOf, boxOf, nameOf } from './dom.ts';

/**
 * What holds no words of the page: code, media, and fields, whose contents are the user's. A field
 * is never read, so that no password, card number or draft can get into a prompt.
 */
const UNREAD = new Set(
  `script style noscript template link meta head title object embed audio video canvas svg input
  textarea select option datalist label progress meter map`.split(/\s+/),
);

/** Buttons do things; only as a heading or a summary do they say something. */
const BUTTON_HOLDERS = /^(h[1-6]|summary)$/;

/** Below it, in pixels, nobody can read. */
const MIN_FONT_PX = 2;
const MIN_OPACITY = 0.05;

/** Clipped away: `rect()` with nothing between its sides, `inset()` from half way in, a point. */
const CLIPPED =
  /^inset\((?:5\d|[6-9]\d|1\d\d)(?:\.\d+)?%|^circle\(0|^ellipse\(0|^polygon\(0(?:px|%)? 0(?:px|%)?(?:, 0(?:px|%)? 0(?:px|%)?)*\)/;

/** True when neither the element nor anything in it can be seen, or is the page's to tell. */
export function isHiddenElement(
  element: Element,
  style: CSSStyleDeclaration,
  parentName: string,
): boolean {
  const name = nameOf(element);
  if (UNREAD.has(name) || style.display === 'none') return true;
  const isButton = name === 'button' || attributeOf(element, 'role') === 'button';
  if (isButton && !BUTTON_HOLDERS.test(parentName)) return true;
  if (Number(style.opacity) < MIN_OPACITY) return true;
  if (style.contentVisibility === 'hidden') return true;
  return isClipped(style) || isSqueezed(element, style);
}

/** True when the words that stand in the element itself cannot be seen; others in it may. */
export function hidesOwnWords(style: CSSStyleDeclaration): boolean {
  return style.visibility !== 'visible' || Number.parseFloat(style.fontSize) < MIN_FONT_PX;
}

function isClipped({ clipPath, clip, position }: CSSStyleDeclaration): boolean {
  if (CLIPPED.test(clipPath)) return true;
  if (position !== 'absolute' && position !== 'fixed') return false;
  const sides = /^rect\((.+)\)$/.exec(clip)?.[1]?.split(/[, ]+/).map(Number.parseFloat);
  if (!sides) return false;
  const [top = 0, right = 0, bottom = 0, left = 0] = sides;
  return bottom - top <= 1 || right - left <= 1;
}

/** A box of no size that shows nothing beyond its edges. */
function isSqueezed(element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  if (overflowX === 'visible' && overflowY === 'visible') return false;
  const { width, height } = boxOf(element);
  return (width <= 1 && overflowX !== 'visible') || (height <= 1 && overflowY !== 'visible');
}
