import { Readability } from '@mozilla/readability';

/** Beyond it the library would hold the page for too long; the fallback takes a fraction. */
const MAX_ELEMENTS = 10_000;

/** The library, or a page's own mark, has lost the content when it holds less of the words. */
const MIN_SHARE = 0.75;

/** Parts that are about the site, not about the page. */
const ASIDES = `nav, aside, footer, dialog, body > header, [aria-modal="true"],
  ${['alert', 'alertdialog', 'dialog', 'menu', 'menubar', 'search', 'status', 'toolbar', 'tooltip']
    .map((role) => `[role="${role}"]`)
    .join()}`;

/** What such parts are called where nothing else marks them. */
const ASIDE_NAMES =
  /^(?:.*[-_])?(?:ads?|advert\w*|banner|bread-?crumbs?|consent|cookies?|crumbs?|editsection|footer|login|menu|nav|navbar|navbox|navigation|newsletter|pag(?:er|ination)|promo|recommend\w*|related|share|sharing|sidebar|similar|social|toc|top-?bar|widget)(?:[-_].*)?$/i;

/** What holds more of the words than this is no aside, whatever its name. */
const MAX_ASIDE_SHARE = 0.25;

/** The part of a copied page that the page is there for. The copy is changed. */
export function findMainContent(copy: Document): Element {
  removeAsides(copy);
  const main = findMain(copy);
  const found = askLibrary(copy);
  return found && countWords(found) >= MIN_SHARE * countWords(main) ? found : main;
}

function removeAsides({ body }: Document): void {
  const total = countWords(body);
  for (const part of body.querySelectorAll(`${ASIDES}, [class], [id]`)) {
    const names = [part.id, ...part.classList];
    const isAside = part.matches(ASIDES) || names.some((name) => ASIDE_NAMES.test(name));
    if (isAside && countWords(part) <= MAX_ASIDE_SHARE * total) part.remove();
  }
}

function findMain(copy: Document): Element {
  const marks = copy.querySelectorAll('main, [role="main"]');
  const [main] = marks.length > 0 ? marks : copy.querySelectorAll('article');
  return main && countWords(main) >= MIN_SHARE * countWords(copy.body) ? main : copy.body;
}

/** Mozilla's reader view; it takes the copy apart, so it is given another. */
function askLibrary(copy: Document): Element | null {
  try {
    const library = new Readability<Element>(copy.cloneNode(true) as Document, {
      maxElemsToParse: MAX_ELEMENTS,
      keepClasses: true,
      serializer: (content) => content as Element,
    });
    return library.parse()?.content ?? null;
  } catch {
    return null; // The page has too many elements, or the library met what it does not know.
  }
}

/** How many characters the words in it have. */
function countWords(part: Element): number {
  return (part.textContent ?? '').replaceAll(/\s+/g, '').length;
}
