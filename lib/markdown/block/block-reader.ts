import { createGroups, type Groups } from '../groups.ts';
import { type References, toNoteLabel } from '../references.ts';
import type { Block } from '../tree.ts';
import { createCode } from './code.ts';
import {
  type Container,
  createList,
  isSameList,
  type OpenItem,
  toItem,
  toList,
} from './containers.ts';
import { createHeading } from './heading.ts';
import { createMath } from './math.ts';
import { createParagraph, isParagraph } from './paragraph.ts';
import {
  isDecided,
  type LineContent,
  type LinePlan,
  type OpenLeaf,
  planLine,
} from './plan-line.ts';
import type { ContainerStart, LeafStart } from './starts.ts';
import { createTable } from './table.ts';
import { lastLineOf } from './table-row.ts';

/** Blocks that are shown and laid out as one: about half of what is in sight. */
const ANSWER_GROUP = 8;

/** Reads an answer line by line. */
export interface BlockReader {
  /** Reads a line without its end. A line that is not whole may be undecided: then false. */
  addLine(line: string, isWhole: boolean): boolean;
  /** Goes on with a line that was not whole. */
  extendLine(text: string): void;
  endLine(): void;
  /** What there is by now. Finished blocks are the same objects each time. */
  view(): Groups<Block>;
  /** Closes all that is open. */
  finish(): void;
  /** What the footnotes say, by label. */
  readonly notes: ReadonlyMap<string, Groups<Block>>;
}

/** A {@link BlockReader} that learns `references` and resolves what it knows of them. */
export function createBlockReader(references: References): BlockReader {
  const answer = { kind: 'answer', children: createGroups<Block>(ANSWER_GROUP) } as const;
  const containers: Container[] = [answer];
  const notes = new Map<string, Groups<Block>>();
  let open: OpenLeaf | undefined;
  let isAfterBlank = false;

  const holder = () => {
    const last = containers.at(-1);
    return last && last.kind !== 'list' ? last : answer;
  };
  const push = (block: Block | undefined) => {
    if (block) holder().children.push(block);
  };
  /** An item whose first paragraph begins with a box is a task. */
  const noteTask = () => {
    const item = containers.at(-1);
    const leaf = open?.leaf;
    if (item?.kind !== 'item' || !isParagraph(leaf)) return;
    item.isChecked ??= leaf.isChecked();
  };

  const closeLeaf = () => {
    noteTask();
    const block = open?.leaf.finish();
    open = undefined;
    push(block);
  };
  const closeContainer = () => {
    const container = containers.pop();
    const outer = containers.at(-1);
    if (container?.kind === 'item' && outer?.kind === 'list') outer.items.push(toItem(container));
    else if (container?.kind === 'list') push(toList(container));
    else if (container?.kind === 'quote') {
      push({ kind: 'quote', children: container.children.view() });
    } else if (container?.kind === 'note') {
      const label = toNoteLabel(container.label);
      if (!notes.has(label)) notes.set(label, container.children.view());
    }
  };
  const closeTo = (count: number) => {
    if (open) closeLeaf();
    while (containers.length > count) closeContainer();
  };

  /** A block begins in the last container: a blank line before it loosens the list around. */
  const fill = () => {
    const [list, item] = containers.slice(-2);
    if (item?.kind !== 'item') return;
    if (list?.kind === 'list' && item.isFilled && isAfterBlank) list.isTight = false;
    item.isFilled = true;
  };
  const openItem = (start: Extract<ContainerStart, { kind: 'item' }>) => {
    const last = containers.at(-1);
    if (last?.kind === 'list' && !isSameList(last, start)) closeContainer();
    const list = containers.at(-1);
    if (list?.kind === 'list') list.isTight &&= !isAfterBlank;
    else {
      fill();
      containers.push(createList(start));
    }
    const item: OpenItem = {
      kind: 'item',
      indent: start.indent,
      isFilled: false,
      children: createGroups(),
    };
    containers.push(item);
  };
  const openContainer = (start: ContainerStart) => {
    if (start.kind === 'item') {
      openItem(start);
      return;
    }
    if (containers.at(-1)?.kind === 'list') closeContainer();
    fill();
    if (start.kind === 'note') references.notes.add(toNoteLabel(start.label));
    containers.push({ ...start, children: createGroups() });
  };

  const openLeaf = (leaf: OpenLeaf) => {
    if (containers.at(-1)?.kind === 'list') closeContainer();
    fill();
    open = leaf;
  };
  const startLeaf = (start: LeafStart) => {
    switch (start.kind) {
      case 'heading':
        openLeaf({ leaf: createHeading(start.level, references) });
        open?.leaf.addLine(start.text);
        return;
      case 'fence': {
        const { mark, indent, info } = start;
        openLeaf({ leaf: createCode('fence', info), fence: { mark, indent } });
        return;
      }
      case 'math': {
        openLeaf({ leaf: createMath(start.close) });
        if (start.source !== undefined) open?.leaf.addLine(start.source + start.close);
        return;
      }
      case 'rule':
        if (containers.at(-1)?.kind === 'list') closeContainer();
        fill();
        push({ kind: 'rule' });
        return;
      default:
        turnParagraph(start);
    }
  };
  /** The line below made the paragraph a heading, or its last line the head of a table. */
  const turnParagraph = (start: Extract<LeafStart, { kind: 'underline' | 'table' }>) => {
    const paragraph = open?.leaf;
    if (!isParagraph(paragraph)) return;
    const text = paragraph.text();
    const item = containers.at(-1);
    if (item?.kind === 'item' && paragraph.isChecked() !== undefined) item.isChecked = undefined;
    open = undefined;
    if (start.kind === 'underline') {
      const heading = createHeading(start.level, references);
      heading.addLine(text);
      push(heading.finish());
      return;
    }
    const { line, start: headStart } = lastLineOf(text);
    const above = createParagraph(references, false);
    above.addLine(text.slice(0, headStart).trimEnd());
    push(above.finish());
    open = { leaf: createTable(line, start.alignments, references) };
  };

  const addWords = (content: Extract<LineContent, { kind: 'words' | 'indented' }>) => {
    const last = containers.at(-1);
    const leaf =
      content.kind === 'words'
        ? createParagraph(references, last?.kind === 'item' && !last.isFilled)
        : createCode('indented');
    openLeaf({ leaf });
    leaf.addLine(content.text);
  };
  const apply = ({ matched, opens, content }: LinePlan) => {
    const leaf = open?.leaf;
    const isWhole = matched === containers.length && opens.length === 0;
    if (content.kind === 'verbatim') leaf?.addLine(content.text);
    else if (content.kind === 'words' && content.isLazy) leaf?.addLine(content.text);
    else if (content.kind === 'words' && isWhole && (isParagraph(leaf) || leaf?.kind === 'table')) {
      leaf.addLine(content.text);
    } else if (content.kind === 'underline' || content.kind === 'table') startLeaf(content);
    else {
      closeTo(matched);
      opens.forEach(openContainer);
      if (content.kind === 'words' || content.kind === 'indented') addWords(content);
      else if (content.kind !== 'blank' && content.kind !== 'fence-end') startLeaf(content);
    }
    noteBlank(content, opens);
  };
  const noteBlank = (content: LineContent, opens: readonly ContainerStart[]) => {
    const last = containers.at(-1);
    const isBlank =
      content.kind === 'blank' ||
      (content.kind === 'verbatim' && open?.leaf.kind === 'indented' && content.text === '');
    // The line of a marker is not blank, and what is blank in a quote is so only there.
    isAfterBlank = isBlank && opens.length === 0 && last?.kind !== 'quote';
  };
  /** Of a paragraph that is nothing but definitions, a line below can make nothing else. */
  const isEmptied = ({ content }: LinePlan) => {
    const paragraph = open?.leaf;
    if (content.kind !== 'underline' && content.kind !== 'table') return false;
    if (!isParagraph(paragraph) || paragraph.takeText() !== '') return false;
    open = undefined;
    return true;
  };
  const takeParts = () => {
    if (!isParagraph(open?.leaf)) return;
    noteTask();
    open.leaf.takeParts().forEach(push);
  };

  const reader: BlockReader = {
    notes,
    addLine(line, isWhole) {
      // Blank lines after a blank line change nothing, however many.
      if (line === '' && isAfterBlank && !open) return true;
      const plan = planLine({ containers, leaf: open }, line);
      if (!isWhole && !isDecided(plan)) return false;
      apply(isEmptied(plan) ? planLine({ containers, leaf: open }, line) : plan);
      if (isWhole) reader.endLine();
      else takeParts();
      return true;
    },
    extendLine(text) {
      open?.leaf.extend(text);
      takeParts();
    },
    endLine() {
      takeParts();
      if (open?.leaf.endLine() === true) closeLeaf();
    },
    view() {
      noteTask();
      return viewOpen(containers, open?.leaf.view());
    },
    finish: () => closeTo(1),
  };
  return reader;
}

/** What the containers hold, each with the open one inside it as its last block. */
function viewOpen(containers: readonly Container[], leaf: Block | undefined): Groups<Block> {
  let tail = leaf;
  let item: ReturnType<typeof toItem> | undefined;
  for (const container of containers.slice(1).toReversed()) {
    if (container.kind === 'item') item = toItem(container, tail);
    else if (container.kind === 'list') tail = toList(container, item);
    else if (container.kind === 'note') tail = undefined;
    else tail = { kind: 'quote', children: container.children.view(tail) };
    if (container.kind !== 'item') item = undefined;
  }
  const [answer] = containers;
  return answer && 'children' in answer ? answer.children.view(tail) : [];
}
