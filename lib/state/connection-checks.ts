import { signal, type ReadonlySignal } from '@preact/signals';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import { toWireError, type WireError } from '../errors.ts';
import type { BackgroundClient } from './background-client.ts';
import type { HostPermissions } from './host-permissions.ts';

/** What *Test* found out. */
export type TestState =
  | { status: 'running' }
  | { status: 'done'; diagnosis: Diagnosis }
  | { status: 'failed'; error: WireError };

/** What is asked of the servers of connections, each through the background. */
export interface ConnectionChecks {
  /** Results of *Test* by connection id. */
  readonly tests: ReadonlySignal<ReadonlyMap<string, TestState>>;
  /** Model ids by connection id, once asked for. */
  readonly models: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  /** Resolves when the result is in {@link tests}. */
  testConnection(connectionId: string): Promise<void>;
  /** Resolves when the list is in {@link models}, or why there is none in {@link tests}. */
  fetchModels(connectionId: string): Promise<void>;
  /** What a connection answers to a greeting, as it comes. Rejects with a `GlossError`. */
  fetchSample: BackgroundClient['fetchSample'];
  /** Forgets the result of *Test*: the connection is another one now. */
  forgetTest(connectionId: string): void;
}

/** {@link ConnectionChecks}; those that a form begins wait for the user's answer about the host. */
export function createConnectionChecks(
  background: Pick<BackgroundClient, 'diagnose' | 'fetchModels' | 'fetchSample'>,
  hosts: Pick<HostPermissions, 'answered'>,
): ConnectionChecks {
  const tests = signal<ReadonlyMap<string, TestState>>(new Map());
  const models = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  const setTest = (id: string, state: TestState) => {
    tests.value = new Map(tests.peek()).set(id, state);
  };
  const setModels = (id: string, ids: readonly string[]) => {
    models.value = new Map(models.peek()).set(id, ids);
  };
  const failTest = (id: string) => (error: unknown) =>
    setTest(id, { status: 'failed', error: toWireError(error) });

  return {
    tests,
    models,
    testConnection(id) {
      setTest(id, { status: 'running' });
      return background
        .diagnose(id)
        .then((diagnosis) => setTest(id, { status: 'done', diagnosis }), failTest(id));
    },
    fetchModels(id) {
      // The form saves, which asks for the host, and lists at once.
      return hosts
        .answered()
        .then(() => background.fetchModels(id))
        .then((ids) => setModels(id, ids), failTest(id));
    },
    fetchSample: (id) => hosts.answered().then(() => background.fetchSample(id)),
    forgetTest(id) {
      const next = new Map(tests.peek());
      if (next.delete(id)) tests.value = next;
    },
  };
}
