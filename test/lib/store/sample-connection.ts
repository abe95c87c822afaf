import type { Connection } from '../../../lib/store/connection.ts';

/** A connection in which only what matters to the test is named. */
export function makeConnection(changes: Partial<Connection> = {}): Connection {
  return {
    id: 'local',
    name: 'Local',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:4010/v1',
    model: 'demo',
    headers: {},
    options: {},
    ...changes,
  };
}
