import { afterAll, beforeAll } from 'vitest';
import { createBackend, type Backend, type BackendOptions } from './backend.mjs';

/** A backend for all tests of a file, or of a group; read it while a test runs. */
export function useBackend(options: BackendOptions = {}): () => Backend {
  let backend: Backend | undefined;
  beforeAll(async () => {
    backend = await createBackend(options);
  });
  afterAll(() => backend?.close());
  return () => {
    if (!backend) throw new Error('the backend has not been started');
    return backend;
  };
}
