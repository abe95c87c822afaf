import type { RecordedConnection } from '../../lib/connect/connection-from-curl.ts';
import type { ConnectionStart } from './connection-fields.ts';

/** What a command says of a new connection; whether the session goes along is the user's to say. */
export function toCommandStart({
  wantsCookies: _,
  hasPrompt: _hasPrompt,
  ...start
}: RecordedConnection): ConnectionStart {
  return start;
}
