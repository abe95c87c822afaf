import type { RequestRecord } from './backend.d.mts';

/** One request, as it is recorded while it is answered. */
export interface FaultRecord extends RequestRecord {
  /** What stands after the `@`, or the whole command. */
  name?: string;
  /** How many chunks have been sent, of the verb that counts them. */
  chunks?: number;
}

export interface FaultServer {
  /** Origin, without a trailing slash; the base URL is this with `/v1`, or with `/<command>/v1`. */
  url: string;
  /** The same over TLS, with a certificate nobody trusts. */
  tlsUrl: string;
  /** http to the port that speaks TLS, https to the one that does not. */
  wrongSchemeUrls: string[];
  /** Where redirects lead. */
  secondUrl: string;
  /** Every request so far, oldest first, live. */
  requests: FaultRecord[];
  /** What came to the second origin. */
  secondRequests: { path: string; headers: Record<string, string | string[] | undefined> }[];
  /** Lets what is held under this name go on; without one, all. Also `GET /release?id=name`. */
  release(name?: string): void;
  /** How often this name was posted. */
  countPosts(name: string): number;
  /** Drops every connection and stops. */
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1, at ports of its own. */
export function createFaultServer(): Promise<FaultServer>;
