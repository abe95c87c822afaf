import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PromptEntry } from '../../lib/chat/actions.ts';
import { toWireError, type WireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

const FILE_NAME = 'gloss-prompts.json';

type Outcome = { imported: number } | { error: WireError } | null;

interface PromptFilesProps {
  own: readonly PromptEntry[];
  /** What stands before its buttons. */
  children: ComponentChildren;
}

/** Own prompts as a file: to keep them, or to give them to others. It is a settings file. */
export function PromptFiles({ own, children }: PromptFilesProps) {
  const { settings, platform, t } = useApp();
  const [outcome, setOutcome] = useState<Outcome>(null);

  function save() {
    // Connections are of this browser alone.
    const prompts = own.map(({ connectionId: _, ...entry }) => entry);
    const file = { gloss: 1, connections: [], prompts };
    platform.saveFile(FILE_NAME, `${JSON.stringify(file, null, 2)}\n`);
  }

  function choose() {
    // Made when it is needed: the one file field that stands in the settings is that of their file.
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', () => void read(input.files?.[0]));
    input.click();
  }

  async function read(chosen: File | undefined) {
    if (chosen === undefined) return;
    try {
      const { prompts = [] } = await settings.parseFile(await chosen.text());
      const file = { gloss: 1 as const, activeConnection: '', connections: [], prompts };
      if (prompts.length > 0) await settings.importFile(file);
      setOutcome({ imported: prompts.length });
    } catch (cause) {
      setOutcome({ error: toWireError(cause) });
    }
  }

  return (
    <div class="import">
      <div class="button-row">
        {children}
        {own.length > 0 && (
          <button type="button" class="button" onClick={save}>
            {t('prompts.export')}
          </button>
        )}
        <button type="button" class="button" onClick={choose}>
          {t('prompts.import')}
        </button>
      </div>
      {outcome !== null && 'error' in outcome && (
        <div class="card card-danger" role="alert">
          <ErrorText error={outcome.error} />
        </div>
      )}
      <p role="status">{describeOutcome()}</p>
    </div>
  );

  function describeOutcome() {
    if (outcome === null || 'error' in outcome) return null;
    const count = outcome.imported;
    return count === 0 ? t('prompts.none') : t('prompts.imported', { count });
  }
}
