import type { AlignType } from 'mdast';
import type { Groups } from '../../../lib/markdown/groups.ts';
import type { Block, Inline, ListItem } from '../../../lib/markdown/tree.ts';

/** A tree as nested lists, the way both readers can be written down: `['strong', 'kea']`. */
export type Shape = string | readonly Shape[];

/** Joins neighbouring texts and drops white space that HTML shows as nothing. */
export function joinTexts(shapes: readonly Shape[]): Shape[] {
  const joined: Shape[] = [];
  for (const shape of shapes) {
    const last = joined.at(-1);
    if (typeof shape === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + shape;
    else if (shape !== '') joined.push(shape);
  }
  return joined.map((shape) =>
    typeof shape === 'string' ? shape.replace(/[ \t]*\n[ \t]*/g, '\n') : shape,
  );
}

export const toCellShape = (children: readonly Shape[]): Shape => ['cell', ...joinTexts(children)];

/** Cells that are missing at the end of a row are empty ones. */
export function toTableShape(align: readonly AlignType[], rows: readonly Shape[][]): Shape {
  const trim = (row: Shape[]) => {
    const last = row.findLastIndex((cell) => cell.length > 1);
    return ['row', ...row.slice(0, last + 1)] as const;
  };
  return ['table', align.map((side) => side ?? 'none').join(' '), ...rows.map(trim)];
}

function toInlineShapes(inline: Inline): Shape[] {
  switch (inline.kind) {
    case 'text':
      return [inline.text];
    case 'code':
      return [['code', inline.text]];
    case 'math':
      return [['math', inline.source]];
    case 'break':
      return [['break']];
    case 'note-call':
      return [['note-call', `${inline.number}`]];
    case 'link':
      return [['link', inline.href, ...toShapes(inline.children)]];
    default:
      return [[inline.kind, ...toShapes(inline.children)]];
  }
}

const toShapes = (children: readonly Inline[]) => joinTexts(children.flatMap(toInlineShapes));

const toItemShape = ({ children, isChecked }: ListItem): Shape => [
  isChecked === undefined ? 'item' : isChecked ? 'done' : 'open',
  ...toBlockShapes(children),
];

function toBlockShape(block: Block): Shape {
  switch (block.kind) {
    case 'paragraph':
      return ['paragraph', ...toShapes(block.children)];
    case 'heading':
      return ['heading', `${block.level}`, ...toShapes(block.children)];
    case 'quote':
      return ['quote', ...toBlockShapes(block.children)];
    case 'rule':
      return ['rule'];
    case 'math':
      return ['math', block.source];
    case 'code':
      return ['block', block.language, block.lines.flat().join('\n')];
    case 'list': {
      const kind = block.isOrdered ? `${block.start}` : 'bullets';
      const spacing = block.isTight ? 'tight' : 'loose';
      return ['list', kind, spacing, ...block.items.flat().map(toItemShape)];
    }
    case 'table': {
      const rows = [block.head, ...block.rows.flat()];
      return toTableShape(
        block.alignments,
        rows.map((row) => row.map((cell) => toCellShape(toShapes(cell)))),
      );
    }
    case 'notes':
      return ['notes', ...block.notes.map((note): Shape => ['note', ...toBlockShapes(note)])];
  }
}

/** Our tree as a {@link Shape}. */
export function toBlockShapes(blocks: Groups<Block>): Shape[] {
  return blocks.flat().map(toBlockShape);
}
