import { removeHiddenCharacters } from '../hidden-characters.ts';
import type { PageReading } from '../page-reading.ts';
import { READING_TIMEOUT_MS } from '../reading-limits.ts';
import { toMarkdown } from '../to-markdown.ts';
import { copyVisible } from './copy-visible.ts';
import { contentTypeOf, titleOf } from './dom.ts';
import { findMainContent } from './main-content.ts';

/** How long the page waits at most while a piece of it is read. */
const STEP_MS = 40;
/** The copying ends here, so that there is time for the rest. */
const COPY_MS = READING_TIMEOUT_MS / 2;

/**
 * Runs inside a page, in the extension's isolated world: what can be seen of the page, its main
 * content as Markdown. The page is left as it is.
 */
export async function readPage(page: Document): Promise<PageReading> {
  const start = performance.now();
  const walk = copyVisible(page, () => performance.now() - start > COPY_MS);
  let stepStart = start;
  let step = walk.next();
  while (!step.done) {
    if (performance.now() - stepStart > STEP_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      stepStart = performance.now();
    }
    step = walk.next();
  }
  const { copy, hiddenCharacters, isCut } = step.value;
  const title = removeHiddenCharacters(titleOf(page));
  return {
    text: toMarkdown(findMainContent(copy), location.host),
    title: title.text.trim(),
    url: location.href,
    contentType: contentTypeOf(page),
    hiddenCharacters: hiddenCharacters + title.removed,
    isCut,
  };
}
