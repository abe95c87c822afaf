/** Something the backend speaks: one connection, and the routes that answer it. */
export interface Endpoint {
  id: string;
  name: string;
  /** One of Gloss's formats. */
  format: string;
  /** Path of the base URL, with its query. */
  base: string;
  /** It knows its visitors by their cookies, and wants no key. */
  hasNoKey?: boolean;
  /** The connection's own. */
  options?: object;
  /** As in a settings file, but its `url` is a path. */
  custom?: { url: string };
  /** `METHOD /path` to handler; a `*` stands for one segment. */
  routes: Record<string, (exchange: never) => unknown>;
}
