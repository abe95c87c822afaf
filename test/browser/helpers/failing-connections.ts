import type { ElementHandle, Page } from 'puppeteer-core';
import type { Connection } from '../../../lib/store/connection.ts';
import { json, say, type Answers } from '../../servers/answering-server.ts';
import type { GlossBrowser } from './chromium.ts';
import { clickByRole } from './roles.ts';

const ANTHROPIC_HEADER = 'anthropic-dangerous-direct-browser-access';

const refuse = (status: number, error: object, headers?: Record<string, string>) =>
  json(status, { error }, headers);

/** What fails in ways of its own, each under a folder of its name. */
export function createFaults(): Answers {
  let isLimited = true;
  return {
    // LM Studio's answer to a path it does not know.
    'POST /lm-studio/chat/completions': json(200, { error: 'Unexpected endpoint or method.' }),
    'GET /lm-studio/v1/models': json(200, { data: [{ id: 'demo' }] }),
    'POST /lm-studio/v1/chat/completions': say('OK'),
    'POST /money/v1/chat/completions': refuse(402, { message: 'Insufficient balance' }),
    'POST /quota/v1/chat/completions': refuse(429, { code: 'insufficient_quota' }),
    'POST /rate/v1/chat/completions': () => {
      if (!isLimited) return say('OK');
      isLimited = false;
      return refuse(429, { message: 'Too many requests' }, { 'retry-after': '7' });
    },
    'POST /context/v1/chat/completions': refuse(400, { code: 'context_length_exceeded' }),
    'POST /buffered/v1/chat/completions': {
      ...say(...'a b c d e f g h i j'.split(' ')),
      afterMs: 1200,
    },
    'POST /slow/v1/chat/completions': { ...say('OK'), afterMs: 5050 },
    'POST /anthropic/v1/chat/completions': ({ headers }) =>
      headers[ANTHROPIC_HEADER] === 'true'
        ? say('OK')
        : refuse(401, { message: `CORS requests must set '${ANTHROPIC_HEADER}' header` }),
    // A server that hears an extension and hangs up.
    'POST /cors/v1/chat/completions': ({ headers }) =>
      headers.origin?.startsWith('chrome-extension:') ? 'hang-up' : say('OK'),
    'POST /cors-said/v1/chat/completions': ({ headers }) =>
      headers.origin ? json(403, { detail: 'Disallowed CORS origin' }) : say('OK'),
    'GET /': { body: 'Here I am.' },
  };
}

/** Where the servers of the cases are. */
export interface Places {
  /** Origins, without a trailing slash. */
  backend: string;
  ollama: string;
  faults: string;
  /** Https whose certificate this browser trusts, though nobody vouches for it. */
  trusted: string;
  untrusted: string;
}

/** One way for a connection to fail. */
export interface FailingConnection {
  name: string;
  /** What differs from a connection without a key to the backend’s model `demo`. */
  connect(places: Places): Partial<Connection> & { apiKey?: string };
  /** What *Test* says, `HOST` standing for the connection's own. */
  sentence: string;
  /** What is said beside it, or once its details are opened. */
  hint?: string;
  /** The names of the fixes, the best one first; pressing that mends the connection. */
  fixes?: (places: Places) => string[];
  /** What is to be done before the press. */
  prepare?(group: ElementHandle, gloss: GlossBrowser): Promise<unknown>;
  /** What is to be done after it. */
  finish?(settings: Page): Promise<unknown>;
}

/** Every way to fail that *Test* knows, and what it makes of it. */
export const FAILING_CONNECTIONS: FailingConnection[] = [
  {
    name: 'nothing listens there',
    connect: () => ({ baseUrl: 'http://127.0.0.1:8081/v1' }),
    sentence: 'Nothing answers at HOST. It may not be running',
  },
  {
    name: 'a host the browser keeps from us',
    connect: ({ backend }) => ({ baseUrl: `${backend.replace('127.0.0.1', 'localhost')}/v1` }),
    sentence: 'The browser does not let Gloss reach HOST yet.',
    fixes: () => ['Allow access to localhost'],
    // Headless can answer no question of the browser's; this is the answer, given before.
    prepare: (_group, gloss) => gloss.grantHost('http://localhost/*'),
  },
  {
    name: 'another port is the usual one',
    connect: () => ({ baseUrl: 'http://127.0.0.1:1143/v1' }),
    sentence: 'Nothing answers at HOST. The port may be another one.',
    fixes: () => ['Use http://127.0.0.1:11434/v1'],
  },
  {
    name: 'a certificate nobody vouches for',
    connect: ({ untrusted }) => ({ baseUrl: `${untrusted}/v1` }),
    sentence: 'HOST is there, but no secure connection comes about.',
  },
  {
    name: 'https where the server speaks http',
    connect: ({ backend }) => ({ baseUrl: `${backend.replace('http:', 'https:')}/v1` }),
    sentence: 'This server speaks plain http',
    fixes: ({ backend }) => [`Use ${backend}/v1`],
  },
  {
    name: 'http where the server speaks https',
    connect: ({ trusted }) => ({ baseUrl: `${trusted.replace('https:', 'http:')}/v1` }),
    sentence: 'This server wants https at the beginning of its address.',
    fixes: ({ trusted }) => [`Use ${trusted}/v1`],
  },
  {
    name: 'a path that is not there',
    connect: ({ backend }) => ({ baseUrl: backend }),
    sentence: 'This is the right server, but its API has another address.',
    fixes: ({ backend }) => [`Use ${backend}/v1`],
  },
  {
    name: 'a path that gives 200 and no stream',
    connect: ({ faults }) => ({ baseUrl: `${faults}/lm-studio` }),
    sentence: 'This is the right server, but its API has another address.',
    fixes: ({ faults }) => [`Use ${faults}/lm-studio/v1`],
  },
  {
    name: 'a web page in place of an answer',
    connect: () => ({ model: 'html' }),
    sentence: 'HOST answers with a web page.',
  },
  {
    name: 'no key',
    connect: () => ({ model: 'key' }),
    sentence: 'HOST wants a key, and none is stored.',
    fixes: () => ['Enter the key'],
    finish: enterKey,
  },
  {
    name: 'a wrong key',
    connect: () => ({ model: 'key', apiKey: 'another-key' }),
    sentence: 'The key was rejected by HOST.',
    fixes: () => ['Enter the key'],
    finish: enterKey,
  },
  {
    name: 'a key without rights',
    connect: () => ({ model: '403', apiKey: 'test-key' }),
    sentence: 'HOST knows the key, but it may not do this.',
  },
  {
    name: 'no money',
    connect: ({ faults }) => ({ baseUrl: `${faults}/money/v1` }),
    sentence: 'The account at HOST has no credit left',
  },
  {
    name: 'no money, sent as a rate limit',
    connect: ({ faults }) => ({ baseUrl: `${faults}/quota/v1` }),
    sentence: 'The account at HOST has no credit left',
  },
  {
    name: 'a model that is not there',
    connect: () => ({ model: '404' }),
    sentence: 'HOST has no model of this name.',
    fixes: () => ['Use this model'],
    prepare: async (group) => (await group.waitForSelector('select'))?.select('echo'),
  },
  {
    name: 'Ollama turning extensions away',
    connect: ({ ollama }) => ({ format: 'ollama', baseUrl: ollama }),
    sentence: 'Ollama is running, but turns browser extensions away',
    hint: 'launchctl setenv OLLAMA_ORIGINS "chrome-extension://',
    fixes: () => ['Let Ollama accept Gloss', 'Set it up at the server'],
  },
  {
    name: 'a server that hangs up on extensions',
    connect: ({ faults }) => ({ baseUrl: `${faults}/cors/v1` }),
    sentence: 'HOST is there, but turns browser extensions away.',
  },
  {
    name: 'a server that names our origin',
    connect: ({ faults }) => ({ baseUrl: `${faults}/cors-said/v1` }),
    sentence: 'HOST is there, but turns browser extensions away.',
  },
  {
    name: 'Anthropic wanting its header',
    connect: ({ faults }) => ({ baseUrl: `${faults}/anthropic/v1`, apiKey: 'test-key' }),
    sentence: 'Anthropic answers a browser only if a header says that this is meant.',
    fixes: () => [`Add the header ${ANTHROPIC_HEADER}`],
  },
  {
    name: 'a context too small',
    connect: ({ faults }) => ({ baseUrl: `${faults}/context/v1` }),
    sentence: 'The server takes less text than a short question.',
  },
  {
    name: 'too many requests',
    connect: ({ faults }) => ({ baseUrl: `${faults}/rate/v1` }),
    sentence: 'Too many requests for HOST',
    hint: 'It asks to wait 7 seconds.',
    fixes: () => ['Test again'],
  },
  {
    name: 'no words',
    connect: () => ({ model: 'empty' }),
    sentence: 'HOST answered without a word.',
  },
  {
    name: 'an answer held back to its end',
    connect: ({ faults }) => ({ baseUrl: `${faults}/buffered/v1` }),
    sentence: 'the answer comes all at once at its end: something on the way to the server',
  },
  {
    name: 'a first word that is long in coming',
    connect: ({ faults }) => ({ baseUrl: `${faults}/slow/v1` }),
    sentence: 'It works, but the server is slow to begin.',
  },
];

async function enterKey(settings: Page): Promise<void> {
  await settings.waitForSelector('input[type=password]:focus');
  await settings.keyboard.type('test-key');
  await clickByRole(settings, 'button', 'Save');
}
