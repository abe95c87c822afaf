import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageKey } from '../../lib/i18n/messages.ts';
import type { FoundSettings } from './search-settings.ts';

/** What the search has found; null while nobody searches. */
export const FoundContext = createContext<FoundSettings | null>(null);

interface SearchedProps {
  /** The title of a section, or the label of a control, as in the index. */
  name: MessageKey;
  children: ComponentChildren;
}

/** A part of the settings that a search may hide; what was typed in it stays. */
export function Searched({ name, children }: SearchedProps) {
  const found = useContext(FoundContext);
  return (
    <div class="setting" data-setting={name} hidden={found !== null && !found.keys.has(name)}>
      {children}
    </div>
  );
}
