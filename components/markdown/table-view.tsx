import { useContext } from 'preact/hooks';
import type { Alignment, Cell, TableBlock } from '../../lib/markdown/tree.ts';
import { useApp } from '../app-context.ts';
import { CopyControl } from '../chat/copy-button.tsx';
import { CopyContext } from './copy-context.ts';
import { copyTable } from './copy-rich.ts';
import { renderInlines } from './inlines.tsx';
import { memoize } from './memoize.ts';

interface RowsProps {
  rows: ReadonlyArray<readonly Cell[]>;
  alignments: readonly Alignment[];
}

/** A table with more groups of rows or more columns is long, and its columns do not fit their words. */
const MAX_FITTED_GROUPS = 3;
const MAX_FITTED_COLUMNS = 16;

/** A table in a box of its own that scrolls. The browser lays out a long one group by group. */
export const TableView = memoize(({ block }: { block: TableBlock }) => {
  const { t } = useApp();
  const { head, rows, alignments } = block;
  const isLong = rows.length > MAX_FITTED_GROUPS || head.length > MAX_FITTED_COLUMNS;
  return (
    <div class="table-block">
      <div class="table-scroller" tabIndex={0} role="group" aria-label={t('markdown.table')}>
        <table class={isLong ? 'table-long' : undefined}>
          <thead>
            <tr>
              {head.map((cell, index) => (
                <th key={index} scope="col" dir="auto" data-align={alignments[index] ?? undefined}>
                  {renderInlines(cell)}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((group, index) => (
            <Rows key={index} rows={group} alignments={alignments} />
          ))}
        </table>
      </div>
      <CopyTable block={block} />
    </div>
  );
});

function CopyTable({ block }: { block: TableBlock }) {
  const { t } = useApp();
  const copyText = useContext(CopyContext);
  if (copyText === null) return null;
  return <CopyControl label={t('markdown.copy-table')} copy={() => copyTable(block, copyText)} />;
}

const Rows = memoize(({ rows, alignments }: RowsProps) => (
  <tbody>
    {rows.map((cells, index) => (
      <Row key={index} cells={cells} alignments={alignments} />
    ))}
  </tbody>
));

const Row = memoize(
  ({ cells, alignments }: { cells: readonly Cell[]; alignments: readonly Alignment[] }) => (
    <tr>
      {alignments.map((alignment, index) => (
        <td key={index} dir="auto" data-align={alignment ?? undefined}>
          {renderInlines(cells[index] ?? [])}
        </td>
      ))}
    </tr>
  ),
);
