import { useEffect, useRef, useState } from 'preact/hooks';
import { findMention, mentionsPage } from '../../lib/chat/mention.ts';
import { useApp } from '../app-context.ts';
import { BoxMenu, findBox } from './box-menu.tsx';

/** What `@` finds: the page itself, as what the question is about. */
export function MentionMenu() {
  const { composer, page, t } = useApp();
  const placeRef = useRef<HTMLDivElement>(null);
  const caret = useCaret(placeRef);
  const access = page.access.value;
  const name = t('page.title');
  const mention = findMention(composer.draft.value, caret);
  const isMeant = mention !== null && mentionsPage(mention.query, name);

  function choose() {
    const box = findBox(placeRef.current);
    if (!box || !mention) return;
    // The chip says what the question is about: its sign has done its work.
    box.setRangeText('', mention.start, caret, 'end');
    composer.setDraft(box.value);
    // A selection would go before the page.
    if (!page.selection.peek()?.reading) page.removeSelection();
    void page.usePage();
  }

  return (
    <div ref={placeRef}>
      {isMeant && (
        <BoxMenu
          key={mention.start}
          label={t('mention.menu')}
          query={mention.query}
          options={access.status === 'unreadable' ? [] : [{ id: 'page', name }]}
          none={access.status === 'unreadable' ? t(`access.${access.reason}`) : ''}
          onChoose={choose}
        />
      )}
    </div>
  );
}

/** Where the caret of the message box stands; 0 while letters are selected. */
function useCaret(placeRef: { current: Element | null }): number {
  const [caret, setCaret] = useState(0);
  useEffect(() => {
    const box = findBox(placeRef.current);
    if (!box) return undefined;
    const read = () => setCaret(box.selectionStart === box.selectionEnd ? box.selectionStart : 0);
    const moves = ['input', 'keyup', 'click'] as const;
    read();
    for (const move of moves) box.addEventListener(move, read);
    return () => moves.forEach((move) => box.removeEventListener(move, read));
  }, [placeRef]);
  return caret;
}
