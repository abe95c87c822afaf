import type { Definition, ListItem, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { joinTexts, type Shape, toCellShape, toTableShape } from './shape.ts';

/** What the reference reader makes of a text in which HTML is text, as it is for Gloss. */
function read(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), { disable: { null: ['htmlFlow', 'htmlText'] } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
}

function find<Kind extends Nodes['type']>(
  tree: Nodes,
  type: Kind,
): Extract<Nodes, { type: Kind }>[] {
  const inner = 'children' in tree ? tree.children.flatMap((child) => find(child, type)) : [];
  const isFound = (node: Nodes): node is Extract<Nodes, { type: Kind }> => node.type === type;
  return isFound(tree) ? [tree, ...inner] : inner;
}

/** The rule for addresses, written down a second time. */
function toHref(url: string): string | undefined {
  if (!/^(https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return undefined;
  const { username, password, href } = new URL(url);
  return username === '' && password === '' ? href : undefined;
}

/** The tree of the reference reader, without the links that Gloss refuses. */
export function readReference(text: string): Shape[] {
  const root = read(text);
  const definitions = new Map<string, Definition>();
  for (const definition of find(root, 'definition')) {
    if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition);
  }
  const calls = [...new Set(find(root, 'footnoteReference').map(({ identifier }) => identifier))];

  const toLink = (url: string | undefined, words: Shape[], isInLink: boolean): Shape[] => {
    const href = url === undefined ? undefined : toHref(url);
    return href === undefined || isInLink ? words : [['link', href, ...words]];
  };
  const shapesOf = (nodes: readonly Nodes[], isInLink = false) =>
    joinTexts(nodes.flatMap((node) => toShapes(node, isInLink)));
  const toItem = ({ checked, children }: ListItem): Shape => [
    checked === null || checked === undefined ? 'item' : checked ? 'done' : 'open',
    ...shapesOf(children),
  ];

  const toShapes = (node: Nodes, isInLink: boolean): Shape[] => {
    const children = 'children' in node ? shapesOf(node.children, isInLink) : [];
    switch (node.type) {
      case 'text':
        return [node.value];
      case 'inlineCode':
        return [['code', node.value.replaceAll('\n', ' ')]];
      case 'delete':
        return [['deleted', ...children]];
      case 'thematicBreak':
        return [['rule']];
      case 'blockquote':
        return [['quote', ...children]];
      case 'heading':
        return [['heading', `${node.depth}`, ...children]];
      case 'code':
        return [['block', node.lang ?? '', node.value]];
      case 'link':
        return toLink(node.url, shapesOf(node.children, true), isInLink);
      case 'linkReference':
        return toLink(
          definitions.get(node.identifier)?.url,
          shapesOf(node.children, true),
          isInLink,
        );
      case 'image':
        return toLink(node.url, node.alt ? [node.alt] : [], isInLink);
      case 'imageReference':
        return toLink(definitions.get(node.identifier)?.url, node.alt ? [node.alt] : [], isInLink);
      case 'list': {
        const isLoose = node.spread === true || node.children.some(({ spread }) => spread);
        const kind = node.ordered ? `${node.start ?? 1}` : 'bullets';
        return [['list', kind, isLoose ? 'loose' : 'tight', ...node.children.map(toItem)]];
      }
      case 'table': {
        const rows = node.children.map((row) =>
          row.children
            .slice(0, node.align?.length)
            .map((cell) => toCellShape(shapesOf(cell.children))),
        );
        return [toTableShape(node.align ?? [], rows)];
      }
      case 'footnoteReference':
        return [['note-call', `${calls.indexOf(node.identifier) + 1}`]];
      case 'definition':
      case 'footnoteDefinition':
        return [];
      default:
        return [[node.type, ...children]];
    }
  };

  const notes = calls.map((call): Shape => {
    const note = find(root, 'footnoteDefinition').find(({ identifier }) => identifier === call);
    return ['note', ...shapesOf(note?.children ?? [])];
  });
  return [...shapesOf(root.children), ...(notes.length > 0 ? [['notes', ...notes] as const] : [])];
}
