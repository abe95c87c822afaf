import { render } from 'preact';
import { AppContext, type Stores } from '../../../components/app-context.ts';
import { CopyButton } from '../../../components/chat/copy-button.tsx';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import '../../../lib/i18n/all-languages.ts';
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
  t: createTranslate('en'),
};

const root = document.createElement('main');
document.body.append(root);

function show(text: string, isStreaming: boolean): void {
  render(
    <AppContext.Provider value={CONTEXT}>
      <Markdown text={text} isStreaming={isStreaming} onCopyCode={copyText} />
      <CopyButton text={text} />
    </AppContext.Provider>,
    root,
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

/** What one piece of work cost the main thread, in milliseconds. */
export interface Cost {
  totalMs: number;
  longestMs: number;
}

/** Renders a text that grows by `pieceChars`; the browser lays it out after each 20 of them. */
async function stream(text: string, pieceChars: number): Promise<Cost> {
  const cost = { totalMs: 0, longestMs: 0 };
  const time = (work: () => void) => {
    const startMs = performance.now();
    work();
    const tookMs = performance.now() - startMs;
    cost.totalMs += tookMs;
    cost.longestMs = Math.max(cost.longestMs, tookMs);
  };
  for (let end = pieceChars; end < text.length; end += pieceChars) {
    time(() => show(text.slice(0, end), true));
    if (end % (20 * pieceChars) === 0) await pause();
  }
  time(() => show(text, false));
  return cost;
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
  /** Longest task since `watchTasks`, and how many were over 50 ms. */
  longTasks: [] as number[],
  watchTasks() {
    const { longTasks } = this;
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  },
  clear,
};

Object.assign(globalThis, { renderingPage });
