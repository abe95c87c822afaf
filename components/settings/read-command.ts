import { toConnection, type RecordedConnection } from '../../lib/connect/connection-from-curl.ts';
import { parseCurl } from '../../lib/connect/curl/parse-curl.ts';

/**
 * What a pasted cURL command says of a connection; loaded when there is one to read.
 * @throws {GlossError} when it says too little.
 */
export function readCommand(command: string): RecordedConnection {
  return toConnection(parseCurl(command));
}
