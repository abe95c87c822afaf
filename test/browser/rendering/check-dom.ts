/*
 * Runs in the browser. The DOM is read through prototypes, for a page that is taken over could name
 * a form field `attributes`.
 */

const read = <Value>(prototype: object, name: string) => {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (node: object): Value => getter?.call(node) as Value;
};

const nameOf = read<string>(Element.prototype, 'localName');
const attributesOf = read<NamedNodeMap>(Element.prototype, 'attributes');
const { querySelectorAll } = Element.prototype;

const ELEMENTS = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td strong em del a br hr ' +
    'input sup section div span button svg path rect circle ' +
    'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup ' +
    'munder mover munderover mmultiscripts mprescripts mtable mtr mtd'
  ).split(' '),
);
const FORMULA_ATTRIBUTES =
  'accent accentunder columnspan depth display displaystyle fence form height largeop linethickness ' +
  'lspace mathsize mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator ' +
  'stretchy symmetric voffset width data-align';
const ICON_ATTRIBUTES =
  'class viewBox width height fill stroke stroke-width stroke-linecap stroke-linejoin aria-hidden ' +
  'focusable d x y rx cx cy r';
const toSet = (names: string) => new Set(names.split(' '));
const ATTRIBUTES: Record<string, ReadonlySet<string>> = {
  a: toSet('href target rel title dir'),
  ol: toSet('start dir class'),
  input: toSet('type disabled checked aria-label'),
  button: toSet('type class aria-label title'),
  th: toSet('scope dir data-align'),
  td: toSet('dir data-align'),
  svg: toSet(ICON_ATTRIBUTES),
  path: toSet(ICON_ATTRIBUTES),
  rect: toSet(ICON_ATTRIBUTES),
  circle: toSet(ICON_ATTRIBUTES),
};
const PLAIN = toSet('dir class tabindex role aria-label');
const FORMULA = toSet(FORMULA_ATTRIBUTES);
const CLASSES =
  /^(markdown|goes-on|list-tight|list-tight more-items|more-items|more-blocks|task|notes|math|math math-block|math-lines|code-block|code-empty|code-head|table-block|table-scroller|table-long|code-lines|long-piece|hint|hint link-host|copy|icon|icon-button|hue-[a-z]+)$/;

function findFault(name: string, { name: attribute, value }: Attr): string | null {
  const isFormula = name.startsWith('m');
  const allowed = isFormula ? FORMULA : (ATTRIBUTES[name] ?? PLAIN);
  if (!allowed.has(attribute)) return `${name} ${attribute}="${value.slice(0, 40)}"`;
  if (attribute === 'class' && !CLASSES.test(value)) return `class ${value}`;
  if (attribute === 'href' && !/^(https?:\/\/|mailto:)/.test(value)) return `href ${value}`;
  return null;
}

/** What `root` holds that no answer may bring about. */
export function findForbidden(root: Element): string[] {
  const faults: string[] = [];
  for (const element of querySelectorAll.call(root, '*')) {
    const name = nameOf(element);
    if (!ELEMENTS.has(name)) faults.push(name);
    for (const attribute of attributesOf(element)) {
      const fault = findFault(name, attribute);
      if (fault !== null) faults.push(fault);
    }
  }
  return faults;
}
