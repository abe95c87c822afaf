import type { ComponentChildren } from 'preact';
import { findRealHost } from '../../lib/markdown/link-host.ts';

interface LinkViewProps {
  href: string;
  /** Its label without marks. */
  words: string;
  children: ComponentChildren;
}

/** Only the user follows a link. */
function refuseScripts(event: MouseEvent) {
  if (!event.isTrusted) event.preventDefault();
}

/** A link, with its real host beside it where its label could be taken for another. */
export function LinkView({ href, words, children }: LinkViewProps) {
  const host = findRealHost(words, href);
  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        title={href}
        dir="auto"
        onClick={refuseScripts}
      >
        {words.trim() === '' ? href : children}
      </a>
      {host !== undefined && (
        <>
          {' '}
          <span class="hint link-host" dir="ltr">
            ({host})
          </span>
        </>
      )}
    </>
  );
}
