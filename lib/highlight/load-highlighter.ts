import highlighter from 'highlight.js/lib/core';
import { type ColouredLanguage, findColouredLanguage } from './language-loaders.ts';
import { type EmittedLines, LineEmitter } from './line-emitter.ts';

/** Colours a stretch of code; null where it cannot, or not in time. Never throws. */
export type Highlight = (code: string) => EmittedLines | null;

highlighter.configure({ __emitter: LineEmitter });

/** Languages that stand within others. */
const EMBEDDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['xml', ['javascript', 'css']],
  ['markdown', ['xml']],
]);

async function register({ name, load }: ColouredLanguage): Promise<void> {
  if (highlighter.getLanguage(name)) return;
  const { default: rules } = await load();
  highlighter.registerLanguage(name, rules);
}

/** Loads the rules of a language, and of those that stand within it. */
export async function loadHighlighter(language: ColouredLanguage): Promise<Highlight> {
  const { name } = language;
  const embedded = (EMBEDDED.get(name) ?? []).flatMap((each) => findColouredLanguage(each) ?? []);
  await Promise.all([language, ...embedded].map(register));
  return (code) => {
    try {
      const { _emitter, errorRaised } = highlighter.highlight(code, {
        language: name,
        ignoreIllegals: true,
      });
      return errorRaised === undefined && _emitter instanceof LineEmitter ? _emitter.read() : null;
    } catch {
      return null; // Rules that break on some code: it stays plain.
    }
  };
}
