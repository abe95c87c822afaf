import { createGroups } from '../groups.ts';
import { createInlineReader } from '../inline/inline-reader.ts';
import type { References } from '../references.ts';
import type { Alignment, Cell, TableBlock } from '../tree.ts';
import type { Leaf } from './leaf.ts';
import { splitRow } from './table-row.ts';

/** A row longer than this is shown when it is whole. */
const MAX_OPEN_ROW_CHARS = 4_096;
/** So many rows are laid out together where a table is long; they fill a panel or two. */
const GROUP_ROWS = 24;

/** A table below the line that is its head. */
export function createTable(
  head: string,
  alignments: readonly Alignment[],
  references: References,
): Leaf {
  const rows = createGroups<readonly Cell[]>(GROUP_ROWS);
  let row: string | undefined;

  const toCells = (line: string, isTail = false): Cell[] => {
    const cells = splitRow(line).slice(0, alignments.length);
    return cells.map((cell, index) =>
      createInlineReader(references).read(cell, isTail && index === cells.length - 1),
    );
  };
  const headCells = toCells(head);
  const toBlock = (tail?: Cell[]): TableBlock => ({
    kind: 'table',
    alignments,
    head: headCells,
    rows: rows.view(tail),
  });

  return {
    kind: 'table',
    addLine(line) {
      row = line;
    },
    extend(text) {
      row = (row ?? '') + text;
    },
    endLine() {
      if (row !== undefined) rows.push(toCells(row));
      row = undefined;
      return false;
    },
    view: () =>
      toBlock(
        row === undefined || row.length > MAX_OPEN_ROW_CHARS ? undefined : toCells(row, true),
      ),
    finish: () => toBlock(),
  };
}
