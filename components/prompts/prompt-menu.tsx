import { findPrompts } from '../../lib/chat/actions-edit.ts';
import { useApp } from '../app-context.ts';
import { toActionKeys } from '../composer/action-keys.ts';
import { BoxMenu } from '../composer/box-menu.tsx';
import { namePrompt } from './name-prompt.ts';

/** The prompts that `/` finds. */
export function PromptMenu({ query }: { query: string }) {
  const { composer, prompts, t } = useApp();
  const entries = prompts.prompts.value;
  const shown = entries.filter(({ isHidden }) => !isHidden);
  const named = entries.map((entry) => {
    const keys = toActionKeys(shown.indexOf(entry));
    return { id: entry.id, entry, name: namePrompt(entry, t), keys };
  });
  const found = findPrompts(named, query);

  function choose(at: number) {
    const match = found[at];
    if (!match) return;
    composer.setDraft('');
    void prompts.run(match.entry);
  }

  return (
    <BoxMenu
      label={t('prompts.menu')}
      query={query}
      options={found}
      none={t('prompts.menu-none')}
      onChoose={choose}
    />
  );
}
