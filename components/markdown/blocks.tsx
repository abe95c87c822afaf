import type { Groups } from '../../lib/markdown/groups.ts';
import type { Block, ListBlock, ListItem } from '../../lib/markdown/tree.ts';
import { useApp } from '../app-context.ts';
import { CodeView } from './code-view.tsx';
import { renderInlines } from './inlines.tsx';
import { MathBlockView } from './math-view.tsx';
import { memoize } from './memoize.ts';
import { TableView } from './table-view.tsx';

/**
 * Blocks in their order. Full groups are looked at once, finished blocks are rendered once, and the
 * browser looks at what is beyond the first group by groups, too.
 */
export function Blocks({ groups: [first = [], ...others] }: { groups: Groups<Block> }) {
  return (
    <>
      <BlockGroup blocks={first} />
      {others.map((blocks, index) => (
        <div key={index} class="more-blocks">
          <BlockGroup blocks={blocks} />
        </div>
      ))}
    </>
  );
}

const BlockGroup = memoize(({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block, index) => (
      <BlockView key={index} block={block} />
    ))}
  </>
));

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

const BlockView = memoize(({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto" class={block.goesOn && 'goes-on'}>
          {renderInlines(block.children)}
        </p>
      );
    case 'heading': {
      const Heading = HEADINGS[block.level - 1] ?? 'h6';
      return <Heading dir="auto">{renderInlines(block.children)}</Heading>;
    }
    case 'quote':
      return (
        <blockquote dir="auto">
          <Blocks groups={block.children} />
        </blockquote>
      );
    case 'list':
      return <ListView list={block} />;
    case 'table':
      return <TableView block={block} />;
    case 'code':
      return <CodeView block={block} />;
    case 'math':
      return <MathBlockView math={block} />;
    case 'rule':
      return <hr />;
    case 'notes':
      return <NotesView notes={block.notes} />;
  }
});

/** A list; what is beyond the first group of a long one are lists that go on with it. */
function ListView({ list: { isOrdered, isTight, items, start } }: { list: ListBlock }) {
  const size = items[0]?.length ?? 0;
  return (
    <>
      {items.map((group, index) => (
        <ItemGroup
          key={index}
          items={group}
          start={isOrdered ? start + index * size : null}
          look={[isTight && 'list-tight', index > 0 && 'more-items'].filter(Boolean).join(' ')}
        />
      ))}
    </>
  );
}

interface ItemGroupProps {
  items: readonly ListItem[];
  /** Number of the first; null where they have none. */
  start: number | null;
  look: string;
}

const ItemGroup = memoize(({ items, start, look }: ItemGroupProps) => {
  const inner = items.map((item, index) => <ItemView key={index} item={item} />);
  const spacing = look === '' ? undefined : look;
  return start === null ? (
    <ul class={spacing} dir="auto">
      {inner}
    </ul>
  ) : (
    <ol class={spacing} start={start} dir="auto">
      {inner}
    </ol>
  );
});

const ItemView = memoize(({ item: { children, isChecked } }: { item: ListItem }) => (
  <li dir="auto" class={isChecked === undefined ? undefined : 'task'}>
    {isChecked !== undefined && <TaskBox isChecked={isChecked} />}
    <Blocks groups={children} />
  </li>
));

function TaskBox({ isChecked }: { isChecked: boolean }) {
  const { t } = useApp();
  const label = t(isChecked ? 'markdown.task-done' : 'markdown.task-open');
  return <input type="checkbox" disabled checked={isChecked} aria-label={label} />;
}

function NotesView({ notes }: { notes: ReadonlyArray<Groups<Block>> }) {
  const { t } = useApp();
  return (
    <section class="notes" aria-label={t('markdown.notes')}>
      <ol>
        {notes.map((note, index) => (
          <NoteView key={index} note={note} />
        ))}
      </ol>
    </section>
  );
}

const NoteView = memoize(({ note }: { note: Groups<Block> }) => (
  <li dir="auto">
    <Blocks groups={note} />
  </li>
));
