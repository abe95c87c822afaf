import { render } from 'preact';
import { act } from 'preact/test-utils';
import { AppContext, type Stores } from '../../../components/app-context.ts';
import { CopyButton } from '../../../components/chat/copy-button.tsx';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import '../../helpers/all-texts.ts';
import { createTranslate } from '../../../lib/i18n/translate.ts';
import { findForbidden } from './check-dom.ts';

/*
 * What runs in a page of the extension: answers as the panel renders them, by the same components
 * and under the same policy, without the panel around them.
 */

const copyText = (text: string) => navigator.clipboard.writeText(text);
// Answers know the texts and the clipboard, and nothing of the stores.
const CONTEXT = {
  ...({} as Stores),
  platform: { copyText, saveFile() {} },
  isReady: true,
  t: createTranslate('en'),
};

const root = document.createElement('main');
document.body.append(root);

/** Does some work, and at once what it puts off to later tasks and frames. */
function doWhole(work: () => void): void {
  const { requestAnimationFrame, setTimeout } = globalThis;
  const due = [work];
  const doToo = (next: FrameRequestCallback) => -due.push(() => next(performance.now()));
  Object.assign(globalThis, { requestAnimationFrame: doToo, setTimeout: doToo });
  for (let next = due.shift(); next; next = due.shift()) void act(next);
  Object.assign(globalThis, { requestAnimationFrame, setTimeout });
}

/** Shows all of a text, which the panel does a slice at a time. */
function show(text: string, isStreaming: boolean): void {
  doWhole(() =>
    render(
      <AppContext.Provider value={CONTEXT}>
        <Markdown text={text} isStreaming={isStreaming} onCopyCode={copyText} />
        <CopyButton text={text} />
      </AppContext.Provider>,
      root,
    ),
  );
}

const clear = () => render(null, root);
const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when nothing has changed for a while: colours and formulas come late. */
async function settle(quietMs = 120): Promise<void> {
  let changedAt = performance.now();
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  while (performance.now() - changedAt < quietMs) await pause(10);
  observer.disconnect();
}

/** Renders a text that grows by `pieceChars`; resolves to the milliseconds of all rendering. */
async function stream(text: string, pieceChars: number): Promise<number> {
  let totalMs = 0;
  for (let end = pieceChars; end < text.length + pieceChars; end += pieceChars) {
    const startMs = performance.now();
    show(text.slice(0, end), end < text.length);
    totalMs += performance.now() - startMs;
    // The browser lays it out now and then.
    if (end % (20 * pieceChars) === 0) await pause();
  }
  return totalMs;
}

/** What the test calls. */
export const renderingPage = {
  /** What is forbidden in any prefix of any of `texts`; `step` characters are added at a time. */
  async checkPrefixes(texts: readonly string[], step: number): Promise<string[]> {
    const faults = new Set<string>();
    for (const text of texts) {
      for (let end = step; end < text.length; end += step) {
        show(text.slice(0, end), true);
        for (const fault of findForbidden(root)) faults.add(`${fault} in ${text.slice(0, end)}`);
      }
      show(text, false);
      for (const fault of findForbidden(root)) faults.add(`${fault} in ${text}`);
      clear();
    }
    await pause();
    return [...faults];
  },
  /** The same texts as one answer, with its colours and formulas. */
  async checkWhole(texts: readonly string[]): Promise<string[]> {
    show(texts.join('\n\n'), false);
    await settle();
    return findForbidden(root);
  },
  /** The control: the same texts as HTML. Only a page without a policy lets this happen. */
  checkRaw(texts: readonly string[]): string[] {
    return texts.flatMap((text) => {
      const holder = document.createElement('div');
      holder.innerHTML = text;
      return findForbidden(holder);
    });
  },
  async show(text: string): Promise<string> {
    show(text, false);
    await settle();
    return root.innerText;
  },
  stream,
  settle,
  clear,
};

Object.assign(globalThis, { renderingPage });
