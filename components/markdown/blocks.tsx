import type { Groups } from '../../lib/markdown/groups.ts';
import type { Block, ListBlock, ListItem } from '../../lib/markdown/tree.ts';
import { useApp } from '../app-context.ts';
import { CodeView } from './code-view.tsx';
import { renderInlines } from './inlines.tsx';
import { MathBlockView } from './math-view.tsx';
import { memoize } from './memoize.ts';
import { TableView } from './table-view.tsx';

/** Blocks in their order. Full groups are looked at once, finished blocks are rendered once. */
export function Blocks({ groups }: { groups: Groups<Block> }) {
  return (
    <>
      {groups.map((blocks, index) => (
        <BlockGroup key={index} blocks={blocks} />
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

function ListView({ list }: { list: ListBlock }) {
  const groups = list.items.map((items, index) => <ItemGroup key={index} items={items} />);
  const spacing = list.isTight ? 'list-tight' : undefined;
  return list.isOrdered ? (
    <ol class={spacing} start={list.start} dir="auto">
      {groups}
    </ol>
  ) : (
    <ul class={spacing} dir="auto">
      {groups}
    </ul>
  );
}

const ItemGroup = memoize(({ items }: { items: readonly ListItem[] }) => (
  <>
    {items.map((item, index) => (
      <ItemView key={index} item={item} />
    ))}
  </>
));

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
          <li key={index} dir="auto">
            <Blocks groups={note} />
          </li>
        ))}
      </ol>
    </section>
  );
}
