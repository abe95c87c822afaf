import { useApp } from '../app-context.ts';

/**
 * Asks the server of the form something. Only a stored connection can be asked, so each saves first;
 * `onSaved` gets its id. Call them straight from a click.
 */
export function useAskConnection(
  save: () => Promise<string | null>,
  onSaved: (connectionId: string) => void,
) {
  const { settings } = useApp();

  async function store(): Promise<string | null> {
    const id = await save();
    if (id !== null) onSaved(id);
    return id;
  }

  return {
    async listModels(): Promise<void> {
      const id = await store();
      if (id !== null) await settings.fetchModels(id);
    },
    /** Resolves to null when the connection could not be stored. */
    async fetchSample(): Promise<string | null> {
      const id = await store();
      return id === null ? null : settings.fetchSample(id);
    },
  };
}
