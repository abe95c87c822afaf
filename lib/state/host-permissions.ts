import { signal, type ReadonlySignal } from '@preact/signals';
import { toOriginPattern } from '../formats/base-url.ts';
import type { ConnectionSummary } from '../store/connection.ts';

/** The part of the browser's permissions that is used, by patterns of origins. */
export interface PermissionsApi {
  contains(origins: string[]): Promise<boolean>;
  /** Must be called straight from a click. */
  request(origins: string[]): Promise<boolean>;
}

/** Which hosts the browser lets us reach. */
export interface HostPermissions {
  /** Ids of the connections whose host may be reached. */
  readonly permitted: ReadonlySignal<ReadonlySet<string>>;
  read(connections: readonly ConnectionSummary[]): Promise<void>;
  /** Asks for hosts, straight from a click, and then reads the permissions of these connections. */
  ask(baseUrls: readonly string[], connections: () => readonly ConnectionSummary[]): Promise<void>;
  /** Resolves once the user's answer to the last question is known, whatever the answer. */
  answered(): Promise<void>;
}

/** {@link HostPermissions} over the browser's. */
export function createHostPermissions(api: PermissionsApi): HostPermissions {
  const permitted = signal<ReadonlySet<string>>(new Set());
  let lastQuestion: Promise<unknown> = Promise.resolve();

  async function read(connections: readonly ConnectionSummary[]) {
    const answers = await Promise.all(
      connections.map(({ baseUrl }) => api.contains([toOriginPattern(baseUrl)])),
    );
    permitted.value = new Set(connections.filter((_, index) => answers[index]).map(({ id }) => id));
  }

  return {
    permitted,
    read,
    async ask(baseUrls, connections) {
      if (baseUrls.length === 0) return;
      const question = api
        .request([...new Set(baseUrls.map(toOriginPattern))])
        .then(() => read(connections()));
      lastQuestion = question;
      await question;
    },
    async answered() {
      await Promise.allSettled([lastQuestion]);
    },
  };
}
