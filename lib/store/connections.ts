import type { Endpoint } from '../formats/format.ts';
import type { Connection, ConnectionSummary } from './connection.ts';
import { inTransaction } from './database.ts';
import { createKeptConnection } from './kept-connection.ts';
import type { ConnectionRecord, OpenForWork } from './schema.ts';

/** A connection together with what its format needs to call it. */
export interface ConnectionAccess {
  connection: Connection;
  endpoint: Endpoint;
}

/** The stored connections and their keys. All of it may reject with `storage`. */
export interface ConnectionStore {
  /** Oldest first, without keys. */
  list(): Promise<ConnectionSummary[]>;
  /** With its key. Only the background calls this, and an export the user asked keys for. */
  access(connectionId: string): Promise<ConnectionAccess | undefined>;
  /**
   * Adds or replaces a connection. Without `apiKey` the stored key stays if the origin does, and is
   * forgotten otherwise; an empty one forgets it.
   */
  save(connection: Connection, apiKey?: string): Promise<void>;
  remove(connectionId: string): Promise<void>;
}

const BOTH = ['connections', 'keys'] as const;

/** A {@link ConnectionStore} over the database, which it keeps open from the first access on. */
export function createConnectionStore(open: OpenForWork, now: () => number): ConnectionStore {
  // Every prompt waits for its access: to open the database takes as long as to read it.
  const kept = createKeptConnection(open);
  let lastCreatedAt = 0;
  // Those of one import come within a millisecond, and keep their order.
  const nextCreatedAt = () => (lastCreatedAt = Math.max(now(), lastCreatedAt + 1));

  return {
    async list() {
      const [records, keys] = await inTransaction(open, BOTH, 'readonly', (transaction) =>
        Promise.all([
          transaction.objectStore('connections').getAll(),
          transaction.objectStore('keys').getAll(),
        ]),
      );
      const origins = new Map(keys.map((key) => [key.connectionId, key.origin]));
      return records
        .toSorted((left, right) => left.createdAt - right.createdAt)
        .map((record) => ({
          ...toConnection(record),
          hasKey: origins.get(record.id) === originOf(record),
        }));
    },

    async access(connectionId) {
      const [record, key] = await kept.run(BOTH, 'readonly', (transaction) =>
        Promise.all([
          transaction.objectStore('connections').get(connectionId),
          transaction.objectStore('keys').get(connectionId),
        ]),
      );
      if (!record) return undefined;
      const { baseUrl, model, headers, options, custom, withCookies } = record;
      const apiKey = key?.origin === originOf(record) ? key.apiKey : '';
      return {
        connection: toConnection(record),
        endpoint: {
          baseUrl,
          apiKey,
          model,
          headers,
          options,
          ...(custom && { custom }),
          ...(withCookies && { withCookies }),
        },
      };
    },

    async save(connection, apiKey) {
      const { id } = connection;
      const origin = originOf(connection);
      await inTransaction(open, BOTH, 'readwrite', async (transaction) => {
        const connections = transaction.objectStore('connections');
        const keys = transaction.objectStore('keys');
        const createdAt = (await connections.get(id))?.createdAt ?? nextCreatedAt();
        await connections.put({ ...connection, createdAt });
        if (apiKey) await keys.put({ connectionId: id, origin, apiKey });
        else if (apiKey === '' || (await keys.get(id))?.origin !== origin) await keys.delete(id);
      });
    },

    async remove(connectionId) {
      await inTransaction(open, BOTH, 'readwrite', (transaction) =>
        Promise.all([
          transaction.objectStore('connections').delete(connectionId),
          transaction.objectStore('keys').delete(connectionId),
        ]),
      );
    },
  };
}

function toConnection({ createdAt: _, ...connection }: ConnectionRecord): Connection {
  return connection;
}

/** Where its key may be sent: nowhere but where its prompts go. */
function originOf({ baseUrl, custom }: Connection): string {
  return new URL(custom?.url ?? baseUrl).origin;
}
