import { useState } from 'preact/hooks';
import { chooseModel } from '../../lib/connect/choose-model.ts';
import { toWireError, type WireError } from '../../lib/errors.ts';
import type { ConnectionDraft } from '../../lib/state/settings-store.ts';
import type { TestState } from '../../lib/state/connection-checks.ts';
import { useApp } from '../app-context.ts';
import { type ConnectionStart, toDraft, toFields } from './connection-fields.ts';

/** How far connecting has come. */
export type QuickState =
  | { step: 'idle' }
  | { step: 'saving' | 'choosing' | 'testing' | 'done' | 'not-yet'; name: string; id?: string }
  | { step: 'failed'; error: WireError };

const WORKING: ReadonlySet<string> = new Set(['ok', 'slow', 'buffered']);

/** Connects in one click: stores, asks for the host, chooses a model, tests, and uses what works. */
export function useQuickConnect() {
  const { settings } = useApp();
  const [state, setState] = useState<QuickState>({ step: 'idle' });

  /** The one that was just stored and does not answer: it is mended, not stored a second time. */
  function findFailed(draft: ConnectionDraft): string | undefined {
    if (state.step !== 'not-yet') return undefined;
    return settings.connections
      .peek()
      .find(({ id, baseUrl }) => id === state.id && baseUrl === draft.baseUrl)?.id;
  }

  /**
   * Call it straight from a click. `suggested` are models to prefer; without them the model stays as
   * it is. `onStored` is called as soon as the key is in the store.
   */
  async function connect(
    start: ConnectionStart,
    suggested?: readonly string[],
    onStored: () => void = () => {},
  ): Promise<void> {
    const draft = toDraft(toFields(start), null);
    if (draft === null) return;
    const { name } = draft;
    const failedId = findFailed(draft);
    setState({ step: 'saving', name });
    try {
      // Before anything is awaited: the browser asks for the host only within the click.
      const id = await settings.saveConnection({ ...draft, ...(failedId && { id: failedId }) });
      onStored();
      if (suggested) {
        setState({ step: 'choosing', name, id });
        await settings.fetchModels(id);
        const model = chooseModel(settings.models.peek().get(id) ?? [], suggested);
        const { apiKey: _, ...rest } = draft;
        if (model !== draft.model) await settings.saveConnection({ ...rest, id, model });
      }
      setState({ step: 'testing', name, id });
      await settings.testConnection(id);
      const works = isWorking(settings.tests.peek().get(id));
      if (works) await settings.activate(id);
      setState({ step: works ? 'done' : 'not-yet', name, id });
    } catch (cause) {
      setState({ step: 'failed', error: toWireError(cause) });
    }
  }

  return { state, connect };
}

function isWorking(test: TestState | undefined): boolean {
  return test?.status === 'done' && WORKING.has(test.diagnosis.code);
}
