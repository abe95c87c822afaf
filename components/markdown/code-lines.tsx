import { Fragment } from 'preact';
import type { ColouredLine } from '../../lib/highlight/line.ts';
import { memoize } from './memoize.ts';

interface CodeLinesProps {
  lines: readonly string[];
  /** As far as they are found; of a line that has changed since, they do not count. */
  colours?: readonly ColouredLine[] | undefined;
}

/** Some lines of code. Lines that are whole render once more, in their colours. */
export const CodeLines = memoize(({ lines, colours = [] }: CodeLinesProps) => {
  if (colours.length === 0) return `${lines.join('\n')}\n`;
  return lines.map((line, index) => {
    const coloured = colours[index];
    return (
      <Fragment key={index}>
        {coloured?.line === line ? <LineInColours coloured={coloured} /> : line}
        {'\n'}
      </Fragment>
    );
  });
});

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
