import '../prompts/prompts.css';
import { useApp } from '../app-context.ts';
import { createLazyView } from '../ui/lazy-view.tsx';

const { View: PromptMenu, load: loadMenu } = createLazyView(
  async () => (await import('../prompts/prompt-menu.tsx')).PromptMenu,
);
const { View: MentionMenu, load: loadMentions } = createLazyView(
  async () => (await import('./mention-menu.tsx')).MentionMenu,
);
const { View: PromptForm, load: loadForm } = createLazyView(
  async () => (await import('../prompts/prompt-form.tsx')).PromptForm,
);

/** Loads them, so that they are there at once. */
export const loadPromptAids = () => Promise.all([loadMenu(), loadMentions(), loadForm()]);

/** Above the message box: what `/` and `@` find, or what one of them asks for. */
export function PromptAids() {
  const { composer, prompts } = useApp();
  const draft = composer.draft.value;
  const isSearching = /^\/[^\n]*$/.test(draft);
  const isMentioning = !isSearching && draft.includes('@');
  const runner = prompts.runner.value;
  const asking = runner?.asking.value ?? null;
  return (
    <>
      {isSearching && <PromptMenu query={draft.slice(1)} />}
      {isMentioning && <MentionMenu />}
      {runner && asking && <PromptForm key={asking.entry.id} runner={runner} asking={asking} />}
    </>
  );
}
