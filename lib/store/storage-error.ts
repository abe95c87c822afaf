import { GlossError, isGlossError } from '../errors.ts';

/**
 * Why the store fails, where more can be said than that it does; the `detail` of a `storage` error.
 * `blocked`: another page of Gloss keeps an older version open. `newer-version`: a newer Gloss has
 * been here. `quota`: the disk is full.
 */
export type StorageFault = 'blocked' | 'newer-version' | 'quota';

const FAULTS_BY_NAME: Readonly<Record<string, StorageFault>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newer-version',
};

/** What IndexedDB threw as a `storage` error; a `GlossError` stays as it is. */
export function toStorageError(message: string, cause: unknown): GlossError {
  if (isGlossError(cause)) return cause;
  const fault = cause instanceof Error ? FAULTS_BY_NAME[cause.name] : undefined;
  return new GlossError('storage', message, {
    cause,
    ...(fault !== undefined && { detail: fault }),
  });
}
