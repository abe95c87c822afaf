/**
 * The document as it is, whatever the page has named its elements: a form answers `form.firstChild`
 * with a field of that name, and a document `document.body` with an image. Getters taken from the
 * prototype are deaf to that.
 */
const read = (prototype: object, name: string, target: object): unknown =>
  Reflect.get(prototype, name, target);

/** The node's children, in order; those a hostile page adds meanwhile included. */
export function* childrenOf(node: Node): Generator<Node> {
  let child = read(Node.prototype, 'firstChild', node);
  while (isNode(child)) {
    yield child;
    child = read(Node.prototype, 'nextSibling', child);
  }
}

/** The open shadow tree of an element, or null. */
export function shadowOf(element: Element): Node | null {
  const root = read(Element.prototype, 'shadowRoot', element);
  return isNode(root) ? root : null;
}

/** Where the body of a document is, or what stands in its place (SVG, frames). */
export function rootOf(page: Document): Element | null {
  const body =
    read(Document.prototype, 'body', page) ?? read(Document.prototype, 'documentElement', page);
  return isElement(body) ? body : null;
}

/** What is shown in a slot instead of its own children; empty for any other element. */
export function slottedIn(element: Element): Node[] {
  return nameOf(element) === 'slot' ? HTMLSlotElement.prototype.assignedNodes.call(element) : [];
}

/** The document in a frame of the same site; null for any other element. */
export function frameOf(element: Element): Document | null {
  if (nameOf(element) !== 'iframe') return null;
  const page = read(HTMLIFrameElement.prototype, 'contentDocument', element);
  return isDocument(page) ? page : null;
}

/** A document of its own, in which nothing runs or loads. */
export function createInertDocument(page: Document): Document {
  const implementation = read(Document.prototype, 'implementation', page);
  return DOMImplementation.prototype.createHTMLDocument.call(implementation, '');
}

/** The address a link leads to; empty when it leads nowhere. */
export function addressOf(element: Element): string {
  const href = attributeOf(element, 'href');
  const base = String(read(Node.prototype, 'baseURI', element));
  return nameOf(element) === 'a' && href !== '' && URL.canParse(href, base)
    ? new URL(href, base).href
    : '';
}

/** The MIME type of a document. */
export function contentTypeOf(page: Document): string {
  return String(read(Document.prototype, 'contentType', page));
}

/** The title of a document, as text. */
export function titleOf(page: Document): string {
  return String(read(Document.prototype, 'title', page));
}

/** True for nodes of any frame: `instanceof` knows only those of its own. */
export function isElement(value: unknown): value is Element {
  return isNode(value) && read(Node.prototype, 'nodeType', value) === 1;
}

/** The characters of a text node; null for any other node. */
export function textOf(node: Node): string | null {
  if (read(Node.prototype, 'nodeType', node) !== 3) return null;
  return String(read(Node.prototype, 'nodeValue', node));
}

/** The name of an element, in small letters. */
export function nameOf(element: Element): string {
  return String(read(Element.prototype, 'localName', element)).toLowerCase();
}

/** An attribute of an element; empty when it has none. */
export function attributeOf(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? '';
}

/** How far an element is scrolled, in pixels. */
export function scrollOf(element: Element): { left: number; top: number } {
  return {
    left: Number(read(Element.prototype, 'scrollLeft', element)),
    top: Number(read(Element.prototype, 'scrollTop', element)),
  };
}

/** Where an element is, in the window. */
export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

function isDocument(value: unknown): value is Document {
  return isNode(value) && read(Node.prototype, 'nodeType', value) === 9;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
