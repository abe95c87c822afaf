import type { ConnectionLimits } from '../../../lib/store/connection.ts';
import type { FaultServer } from '../../servers/fault-server.mjs';
import { toWords } from '../../servers/fault-verbs.mjs';

/** The name that no resolver knows, for the browser is told so. */
export const UNKNOWN_HOST = 'nowhere.test';

/** One thing that goes wrong, and what the reader sees of it. */
export interface FaultRow {
  row: number;
  what: string;
  /** What the fault server is told, as the model's name; each is told once. */
  model: string;
  /** Where it is asked; at the fault server unless told. */
  toBaseUrl?: (server: FaultServer, closedUrl: string) => string;
  limits?: ConnectionLimits;
  status: string;
  /** HOST stands for the host that was asked. */
  says: string;
  /** The words that are kept; none unless told. */
  text?: string;
  /** How often it is sent; once unless told. */
  posts?: number;
}

const UNREACHED = { status: 'failed', says: 'Could not reach HOST.' };
const BROKEN = { status: 'interrupted', says: 'The connection broke before this answer' };
const EMPTY = { status: 'failed', says: 'The model at HOST answered without a word.' };
const BUSY = { status: 'failed', says: 'Too many requests for HOST' };

/** Rows of the fault matrix that take nothing but a question. */
export const FAULT_ROWS: FaultRow[] = [
  {
    row: 19,
    what: 'a port where nobody listens',
    model: 'ok@refused',
    toBaseUrl: (_server, closedUrl) => closedUrl,
    posts: 0,
    ...UNREACHED,
  },
  {
    row: 19,
    what: 'a name nobody knows',
    model: 'ok@unknown',
    toBaseUrl: () => `http://${UNKNOWN_HOST}`,
    posts: 0,
    ...UNREACHED,
  },
  {
    row: 19,
    what: 'a certificate nobody trusts',
    model: 'ok@tls',
    toBaseUrl: ({ tlsUrl }) => tlsUrl,
    posts: 0,
    ...UNREACHED,
  },
  {
    row: 19,
    what: 'http to a port that speaks TLS',
    model: 'ok@http',
    toBaseUrl: ({ wrongSchemeUrls }) => wrongSchemeUrls[0] ?? '',
    posts: 0,
    ...UNREACHED,
  },
  {
    row: 19,
    what: 'https to a port that speaks none',
    model: 'ok@https',
    toBaseUrl: ({ wrongSchemeUrls }) => wrongSchemeUrls[1] ?? '',
    posts: 0,
    ...UNREACHED,
  },
  { row: 19, what: 'a reset before the head', model: 'reset', ...UNREACHED },
  { row: 19, what: 'an end before the head', model: 'fin', ...UNREACHED },
  { row: 19, what: 'no HTTP at all', model: 'malformed', ...UNREACHED },
  {
    row: 20,
    what: 'never a byte',
    model: 'hold@20-limit',
    limits: { firstByteSeconds: 0.3 },
    status: 'interrupted',
    says: 'No answer came from HOST in time.',
  },
  {
    row: 21,
    what: 'silence after two chunks',
    model: 'stall:2@21',
    limits: { silenceSeconds: 0.3 },
    text: toWords(2),
    status: 'interrupted',
    says: 'Nothing more came, so Gloss stopped waiting.',
  },
  { row: 22, what: 'a reset in the body', model: 'reset:4:100', text: toWords(4), ...BROKEN },
  { row: 22, what: 'an end in the body', model: 'fin:4:100', text: toWords(4), ...BROKEN },
  { row: 22, what: 'a body too short', model: 'short:4:100', text: toWords(4), ...BROKEN },
  {
    row: 23,
    what: 'a close for an end, without its mark',
    model: 'http10:5',
    status: 'incomplete',
    says: 'This answer broke off without saying that it was finished.',
    text: toWords(5),
  },
  { row: 23, what: 'damaged compression', model: 'gzip-corrupt:50', ...UNREACHED },
  {
    row: 25,
    what: 'an error as the whole body',
    model: 'json-error',
    status: 'failed',
    says: 'It broke.',
  },
  {
    row: 25,
    what: 'an error after three chunks',
    model: 'data-error:3',
    status: 'failed',
    says: 'It broke.',
    text: toWords(3),
  },
  {
    row: 26,
    what: 'a web page for an answer',
    model: 'html',
    status: 'failed',
    says: 'What came from HOST is not an answer of a model.',
  },
  {
    row: 26,
    what: 'a network that wants a login',
    model: 'html:511',
    status: 'failed',
    says: 'Welcome to the hotel network',
  },
  { row: 27, what: 'a head and nothing else', model: 'empty', ...EMPTY },
  { row: 27, what: 'no content', model: 'empty:204', ...EMPTY },
  { row: 27, what: 'only the end mark', model: 'done', ...EMPTY },
  ...[301, 302, 303, 307, 308].map((status) => ({
    row: 28,
    what: `${status} to another origin`,
    model: `redirect:${status}`,
    ...UNREACHED,
  })),
  {
    row: 29,
    what: 'a refusal that repeats the key',
    model: 'echo-key',
    status: 'failed',
    says: 'Bad key: Bearer •••',
  },
  { row: 30, what: 'busy, and it does not say how long', model: 'refuse:429', ...BUSY },
  {
    row: 30,
    what: 'busy for longer than a minute',
    model: 'refuse:429:99999',
    status: 'failed',
    says: 'It asks to wait 99,999 seconds.',
  },
  { row: 30, what: 'busy three times', model: 'refuse:429:0.05', posts: 3, ...BUSY },
  ...[500, 502, 504].map((status) => ({
    row: 31,
    what: `a server in trouble with ${status}`,
    model: `refuse:${status}:1`,
    status: 'failed',
    says: 'Something went wrong at HOST.',
  })),
  {
    row: 32,
    what: 'a limit that is hit after the first chunk',
    model: 'data-error:1:429',
    text: toWords(1),
    ...BUSY,
  },
];
