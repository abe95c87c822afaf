import type { Inline } from '../tree.ts';
import type { Item, Mark, Run } from './scan.ts';

/** Marks within marks within marks; those deeper than this have no effect. */
const MAX_DEPTH = 20;

/** They would let a label be read in another order than it is written. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

interface Frame {
  readonly mark: Mark | 'link' | 'image' | 'none';
  readonly href: string;
  readonly children: Inline[];
}

/** Adds `inline`; a text after a text goes on with it. */
export function pushInline(children: Inline[], inline: Inline): void {
  const last = children.at(-1);
  if (inline.kind !== 'text') children.push(inline);
  else if (last?.kind === 'text') {
    children[children.length - 1] = { kind: 'text', text: last.text + inline.text };
  } else if (inline.text !== '') children.push(inline);
}

/** The words of `inlines` without their marks. Goes no deeper than {@link MAX_DEPTH}. */
export function readWords(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ('text' in inline) return inline.text;
      if ('children' in inline) return readWords(inline.children);
      return inline.kind === 'math' ? inline.source : inline.kind === 'break' ? '\n' : '';
    })
    .join('');
}

/** Makes a tree of items in which every mark knows what it opens and closes. */
export function buildInlines(items: readonly Item[]): Inline[] {
  const root: Frame = { mark: 'none', href: '', children: [] };
  const frames: Frame[] = [root];
  let links = 0;

  const add = (inline: Inline) => {
    const { children } = frames.at(-1) ?? root;
    if (links > 0 && inline.kind === 'text') {
      pushInline(children, { kind: 'text', text: inline.text.replace(DIRECTION_MARKS, '') });
    } else if (links > 0 && inline.kind === 'link') inline.children.forEach(add);
    else pushInline(children, inline);
  };
  const open = (mark: Frame['mark'], href = '') => {
    if (mark === 'link' || mark === 'image') links++;
    frames.push({ mark, href, children: [] });
  };
  const close = () => {
    const { mark, href, children } = frames.pop() ?? root;
    if (mark === 'link' || mark === 'image') links--;
    if (mark === 'none' || (frames.length > MAX_DEPTH && mark !== 'link')) children.forEach(add);
    else if (mark === 'link') add({ kind: mark, href, children });
    else if (mark === 'image') {
      const text = readWords(children);
      const words = { kind: 'text', text } as const;
      add(href === '' ? words : { kind: 'link', href, children: text === '' ? [] : [words] });
    } else if (children.length > 0) add({ kind: mark, children });
  };
  const addRun = (run: Run) => {
    run.closes.forEach(() => close());
    add({ kind: 'text', text: run.char.repeat(run.left) });
    run.opens.toReversed().forEach((mark) => open(mark));
  };

  for (const item of items) {
    if (item.kind === 'run') addRun(item);
    else if (item.kind === 'bracket-end') close();
    else if (item.kind !== 'bracket') add(item);
    else if (item.role === 'held') continue;
    else if (item.role === 'text') add({ kind: 'text', text: item.isImage ? '![' : '[' });
    else open(item.role === 'dropped' ? 'none' : item.role, item.href);
  }
  while (frames.length > 1) close();
  return root.children;
}
