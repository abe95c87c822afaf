import { Fragment } from 'preact';
import type { ColouredLine } from '../../lib/highlight/line.ts';
import { isLong, LongText } from './long-text.tsx';
import { memoize } from './memoize.ts';

interface CodeLinesProps {
  lines: readonly string[];
  /** As far as they are found; of a line that has changed since, they do not count. */
  colours?: readonly ColouredLine[] | undefined;
}

/** Some lines of code. Lines that are whole render once more, in their colours. */
export const CodeLines = memoize(({ lines, colours = [] }: CodeLinesProps) => {
  if (colours.length === 0 && !lines.some((line) => isLong(line))) {
    return <span class="code-lines">{`${lines.join('\n')}\n`}</span>;
  }
  return (
    <span class="code-lines">
      {lines.map((line, index) => (
        <Fragment key={index}>
          <LineView line={line} coloured={colours[index]} />
          {'\n'}
        </Fragment>
      ))}
    </span>
  );
});

interface LineViewProps {
  line: string;
  coloured: ColouredLine | undefined;
}

function LineView({ line, coloured }: LineViewProps) {
  if (isLong(line)) return <LongText text={line} />;
  return coloured?.line === line ? <LineInColours coloured={coloured} /> : line;
}

const LineInColours = memoize(({ coloured }: { coloured: ColouredLine }) => (
  <>
    {coloured.spans.map(({ text, hue }, index) =>
      hue === null ? (
        text
      ) : (
        <span key={index} class={`hue-${hue}`}>
          {text}
        </span>
      ),
    )}
  </>
));
