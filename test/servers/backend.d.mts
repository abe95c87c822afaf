/** A request's JSON body, with the fields tests ask for most. */
export interface RequestBody {
  model?: string;
  stream?: boolean;
  messages?: { role: string; content: string }[];
  [field: string]: unknown;
}

/** One request the backend was sent, as `GET /log` shows it; it is filled in while it is answered. */
export interface RequestRecord {
  /** Counts from 1; names a held answer to `release`. */
  id: number;
  method: string;
  /** Path with query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string | string[] | undefined>;
  /** Null when empty; a body that is no JSON is there as `text`. */
  body: RequestBody | null;
  /** The text of the model's answer that was sent so far. */
  answer: string;
  /** The same of its thinking. */
  reasoning: string;
  /** Milliseconds since the epoch. */
  at: number;
  closedAt: number | null;
  /** The client closed the connection before the answer was whole. */
  closedByClient: boolean;
  /** The answer was sent whole. */
  finished: boolean;
}

export interface Backend {
  /** Origin, without a trailing slash; the OpenAI base URL is this with `/v1`. */
  url: string;
  port: number;
  /** Every request so far, oldest first, live. */
  requests: RequestRecord[];
  /** Forgets the requests so far. */
  reset(): void;
  /** Lets an answer of the model `hold` go on; without an id, every one that runs. */
  release(id?: number): void;
  /** Drops every connection and stops. */
  close(): Promise<void>;
}

/** How to start {@link createBackend}. */
export interface BackendOptions {
  /** 0, the default, picks a free one. */
  port?: number;
  /** False: no CORS headers. */
  cors?: boolean;
  /** False: Ollama's routes refuse foreign origins, as a fresh installation does. */
  ollamaOrigins?: boolean;
  /** What the pauses within answers are multiplied by; 1 unless told. */
  pace?: number;
}

/** Starts a backend on 127.0.0.1. */
export function createBackend(options?: BackendOptions): Promise<Backend>;
