import type { ComponentChildren } from 'preact';
import { readWords } from '../../lib/markdown/inline/build.ts';
import type { Inline } from '../../lib/markdown/tree.ts';
import { LinkView } from './link-view.tsx';
import { isLong, LongText } from './long-text.tsx';
import { MathView } from './math-view.tsx';

/** No paragraph is as long; headings and cells may be. */
const MAX_WORDS_CHARS = 20_000;

/** Words and their marks. The tree is never deep, so this may call itself. */
export function renderInlines(inlines: readonly Inline[]): ComponentChildren {
  return inlines.map(renderInline);
}

function renderInline(inline: Inline): ComponentChildren {
  switch (inline.kind) {
    case 'text':
      return isLong(inline.text, MAX_WORDS_CHARS) ? <LongText text={inline.text} /> : inline.text;
    case 'code':
      return <code dir="auto">{inline.text}</code>;
    case 'break':
      return <br />;
    case 'note-call':
      return <sup>{inline.number}</sup>;
    case 'math':
      return <MathView math={inline} />;
    case 'emphasis':
      return <em>{renderInlines(inline.children)}</em>;
    case 'strong':
      return <strong>{renderInlines(inline.children)}</strong>;
    case 'deleted':
      return <del>{renderInlines(inline.children)}</del>;
    case 'link':
      return (
        <LinkView href={inline.href} words={readWords(inline.children)}>
          {renderInlines(inline.children)}
        </LinkView>
      );
  }
}
