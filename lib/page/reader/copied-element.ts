import { addressOf, attributeOf, nameOf } from './dom.ts';

/** Elements that keep their name in the copy; their meaning is in it. */
const KEPT = new Set(
  `h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption thead tbody tfoot tr th td pre code kbd samp
  blockquote a em strong b i q cite sub sup small time del ins ruby rt rp br hr figure figcaption
  details summary main article section aside header footer nav address math`.split(/\s+/),
);

/** What pages built of nothing but `div` say of their parts. */
const ROLES: Readonly<Record<string, string>> = {
  article: 'article',
  banner: 'header',
  complementary: 'aside',
  contentinfo: 'footer',
  list: 'ul',
  listitem: 'li',
  main: 'main',
  navigation: 'nav',
};

const KEPT_ATTRIBUTES = ['class', 'id', 'role', 'aria-modal', 'itemprop', 'lang', 'dir', 'start'];

/**
 * An element of the copy that stands for one of the page: of the same name where that says
 * something, else a `div` or a `span` by how it is shown.
 */
export function copyElement(copy: Document, element: Element, style: CSSStyleDeclaration): Element {
  const stands = copy.createElement(chooseName(element, style));
  for (const name of KEPT_ATTRIBUTES) {
    const value = attributeOf(element, name);
    if (value !== '') stands.setAttribute(name, value);
  }
  const href = addressOf(element);
  if (href !== '') stands.setAttribute('href', href);
  return stands;
}

function chooseName(element: Element, { display }: CSSStyleDeclaration): string {
  const name = nameOf(element);
  const role = attributeOf(element, 'role');
  if (role === 'heading') return toHeadingName(attributeOf(element, 'aria-level'));
  const isPlain = name === 'div' || name === 'span' || !KEPT.has(name);
  if (isPlain && Object.hasOwn(ROLES, role)) return ROLES[role] ?? name;
  if (!isPlain) return name;
  return display.startsWith('inline') || display === 'contents' ? 'span' : 'div';
}

function toHeadingName(level: string): string {
  return /^[1-6]$/.test(level) ? `h${level}` : 'h2';
}
