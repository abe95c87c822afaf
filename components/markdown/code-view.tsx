import { useContext } from 'preact/hooks';
import {
  type ColouredLanguage,
  findColouredLanguage,
} from '../../lib/highlight/language-loaders.ts';
import type { CodeBlock } from '../../lib/markdown/tree.ts';
import { useApp } from '../app-context.ts';
import { CopyControl } from '../chat/copy-button.tsx';
import { CodeLines } from './code-lines.tsx';
import { CopyContext } from './copy-context.ts';
import { memoize } from './memoize.ts';
import { useColours } from './use-colours.ts';
import { useNearEye } from './use-near-eye.ts';

/** Code with its language, in a box of its own that scrolls. Of none, there is nothing to copy. */
export const CodeView = memoize(({ block }: { block: CodeBlock }) => {
  const { t } = useApp();
  const { language, lines } = block;
  if (lines.length === 0) return <pre class="code-empty" />;
  const known = findColouredLanguage(language);
  const name = language === '' ? t('markdown.code') : t('markdown.code-in', { language });
  return (
    <div class="code-block">
      <div class="code-head">
        <span class="hint" dir="auto">
          {language === '' ? t('markdown.code') : language}
        </span>
        <CopyCode block={block} />
      </div>
      <pre dir="ltr" tabIndex={0} role="group" aria-label={name}>
        {known === undefined ? (
          <code>
            {lines.map((group, index) => (
              <CodeLines key={index} lines={group} />
            ))}
          </code>
        ) : (
          <CodeInColours lines={lines} language={known} />
        )}
      </pre>
    </div>
  );
});

interface CodeInColoursProps {
  lines: CodeBlock['lines'];
  language: ColouredLanguage;
}

function CodeInColours({ lines, language }: CodeInColoursProps) {
  const { ref, isNear } = useNearEye<HTMLElement>();
  const colours = useColours(lines, language, isNear);
  return (
    <code ref={ref}>
      {lines.map((group, index) => (
        <CodeLines key={index} lines={group} colours={colours[index]} />
      ))}
    </code>
  );
}

function CopyCode({ block }: { block: CodeBlock }) {
  const { t } = useApp();
  const copyText = useContext(CopyContext);
  if (copyText === null) return null;
  const copy = () => copyText(block.lines.flat().join('\n'));
  return <CopyControl label={t('markdown.copy-code')} copy={copy} />;
}
