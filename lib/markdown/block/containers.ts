import { createGroups, type GroupBuilder } from '../groups.ts';
import type { Block, ListItem } from '../tree.ts';
import type { LineCursor } from './line-cursor.ts';
import type { ItemStart } from './starts.ts';

interface Holder {
  readonly children: GroupBuilder<Block>;
}

/** A list that may get further items. */
export interface OpenList {
  readonly kind: 'list';
  readonly first: ItemStart;
  readonly items: GroupBuilder<ListItem>;
  isTight: boolean;
}

/** An item that may get further blocks. */
export interface OpenItem extends Holder {
  readonly kind: 'item';
  readonly indent: number;
  /** A block has begun in it. */
  isFilled: boolean;
  isChecked?: boolean | undefined;
}

/** Something that holds blocks, while it is open. */
export type Container =
  | (Holder & { readonly kind: 'answer' | 'quote' })
  | (Holder & { readonly kind: 'note'; readonly label: string })
  | OpenItem
  | OpenList;

/** A list without items. */
export const createList = (first: ItemStart): OpenList => ({
  kind: 'list',
  first,
  items: createGroups(),
  isTight: true,
});

/** True where `item` belongs to `list`. */
export const isSameList = ({ first }: OpenList, item: ItemStart) =>
  first.marker === item.marker && first.isOrdered === item.isOrdered;

/** Moves behind what shows that the line belongs to `container`; false where it does not. */
export function goesOn(container: Container, cursor: LineCursor): boolean {
  const isBlank = cursor.isBlank();
  switch (container.kind) {
    case 'answer':
    case 'list':
      return true;
    case 'quote':
      if (isBlank || cursor.indent() > 3 || cursor.next() !== '>') return false;
      cursor.skip(1);
      cursor.skipColumns(1);
      return true;
    case 'note':
    case 'item': {
      const indent = container.kind === 'item' ? container.indent : 4;
      // An item that begins with a blank line ends with the next one.
      if (isBlank) return container.kind === 'note' || container.isFilled;
      if (cursor.indent() < indent) return false;
      cursor.skipColumns(indent);
      return true;
    }
  }
}

/** What a list is by now, with `tail` as its last item. */
export function toList({ first, items, isTight }: OpenList, tail?: ListItem): Block {
  const { isOrdered, start } = first;
  return { kind: 'list', isOrdered, start, isTight, items: items.view(tail) };
}

/** What an item is by now, with `tail` as its last block. */
export function toItem({ children, isChecked }: OpenItem, tail?: Block): ListItem {
  const item = { children: children.view(tail) };
  return isChecked === undefined ? item : { ...item, isChecked };
}
