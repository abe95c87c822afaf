import { useState } from 'preact/hooks';
import { toWireError, type WireError } from '../../lib/errors.ts';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { useApp } from '../app-context.ts';
import { type ConnectionFields, toDraft } from './connection-fields.ts';

/** Stores what stands in the form, and says how that went. */
export function useSaveConnection(fields: ConnectionFields, saved: ConnectionSummary | null) {
  const { settings } = useApp();
  const [error, setError] = useState<WireError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  /** A field was wrong when it was last tried. */
  const [wasRefused, setWasRefused] = useState(false);

  /** Resolves to the id, or null when the connection could not be stored. */
  async function save(): Promise<string | null> {
    const draft = toDraft(fields, saved);
    setWasRefused(draft === null);
    if (draft === null || isSaving) return null;
    setIsSaving(true);
    setError(null);
    try {
      // Before anything is awaited: the browser asks for the host only within the click.
      return await settings.saveConnection(draft);
    } catch (cause) {
      setError(toWireError(cause));
      return null;
    } finally {
      setIsSaving(false);
    }
  }

  return { save, error, isSaving, wasRefused };
}
