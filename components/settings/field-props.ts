import type { ConnectionSummary } from '../../lib/store/connection.ts';
import type { ConnectionFields } from './connection-fields.ts';

/** What each part of the connection form gets. */
export interface FieldProps {
  fields: ConnectionFields;
  /** The connection as it is stored; null for a new one. */
  saved: ConnectionSummary | null;
  onChange: (part: Partial<ConnectionFields>) => void;
}
