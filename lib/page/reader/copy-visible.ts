import { removeHiddenCharacters } from '../hidden-characters.ts';
import { MAX_PAGE_CHARS } from '../reading-limits.ts';
import { copyElement } from './copied-element.ts';
import {
  attributeOf,
  childrenOf,
  createInertDocument,
  frameOf,
  isElement,
  nameOf,
  rootOf,
  shadowOf,
  slottedIn,
  textOf,
} from './dom.ts';
import { hidesOwnWords, isHiddenElement } from './hidden-element.ts';
import { areSeen, type Place, removeCovered, startAt, stepInto } from './place.ts';

/** Beyond so many nodes a page is cut: what comes after the copy takes time with their number. */
const MAX_NODES = 60_000;
/** Deeper than this nothing is read; the parser of a browser goes no deeper than 512. */
const MAX_DEPTH = 300;
/** After so many nodes the walk looks at the clock. */
const STEP_NODES = 50;

/** What can be seen of a page, as a document of its own. */
export interface VisibleCopy {
  copy: Document;
  /** How many characters nobody can see were left out of what is seen. */
  hiddenCharacters: number;
  /** The page goes on beyond the limits. */
  isCut: boolean;
}

/**
 * Copies what can be seen of a page, with open shadow trees and the frames of the same site, and
 * leaves the page as it is. A generator, so that the page can go on between its steps; it ends early
 * when `isLate` says so.
 */
export function* copyVisible(page: Document, isLate: () => boolean): Generator<void, VisibleCopy> {
  const copy = createInertDocument(page);
  const result: VisibleCopy = { copy, hiddenCharacters: 0, isCut: false };
  let nodesLeft = MAX_NODES;
  let charactersLeft = MAX_PAGE_CHARS;
  let isOver = false;

  const clean = (words: string): string => {
    isOver ||= words.length > charactersLeft;
    const { text, removed } = removeHiddenCharacters(words.slice(0, charactersLeft));
    charactersLeft -= text.length;
    result.hiddenCharacters += removed;
    return text;
  };

  function* copyAll(nodes: Iterable<Node>, place: Place): Generator<void> {
    for (const node of nodes) {
      nodesLeft -= 1;
      if (nodesLeft % STEP_NODES === 0) {
        yield;
        isOver ||= nodesLeft <= 0 || isLate();
      }
      if (isOver) return;
      const words = textOf(node);
      if (words?.trim() === '') place.into.append(' ');
      else if (words !== null) {
        if (areSeen(node, words.length, place)) place.into.append(clean(words));
      } else if (isElement(node)) yield* copyOne(node, place);
    }
  }

  function* copyOne(element: Element, outer: Place): Generator<void> {
    const style = getComputedStyle(element);
    if (isHiddenElement(element, style, nameOf(outer.element))) return;
    const twin = copyElement(copy, element, style);
    const place = stepInto(element, style, outer, twin);
    if (place.depth > MAX_DEPTH) {
      result.isCut = true;
      return;
    }
    const frame = frameOf(element);
    const inner = frame && rootOf(frame);
    if (nameOf(element) === 'img') {
      if (!hidesOwnWords(style)) twin.append(clean(attributeOf(element, 'alt')));
    } else if (frame && inner) {
      yield* copyAll(childrenOf(inner), startAt(inner, frame, twin, place.depth));
    } else {
      yield* copyAll(contentOf(element), place);
    }
    removeCovered(element, style, outer);
    outer.copied.push([element, twin]);
    outer.into.append(twin);
  }

  const root = rootOf(page);
  const into = rootOf(copy);
  if (root && into) yield* copyAll(contentOf(root), startAt(root, page, into, 0));
  result.isCut ||= isOver;
  return result;
}

/** What an element shows: its shadow tree, what is slotted into it, of closed details the summary. */
function* contentOf(element: Element): Generator<Node> {
  const slotted = slottedIn(element);
  if (slotted.length > 0) yield* slotted;
  else {
    const isClosed = nameOf(element) === 'details' && !element.hasAttribute('open');
    for (const child of childrenOf(shadowOf(element) ?? element)) {
      if (!isClosed || (isElement(child) && nameOf(child) === 'summary')) yield child;
    }
  }
}
