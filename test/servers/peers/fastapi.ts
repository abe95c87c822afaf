import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import type { FileConnection } from '../settings-file.mjs';
import { findPython } from './find-python.mjs';

const PROGRAM = fileURLToPath(new URL('fastapi-server.py', import.meta.url));

/** FastAPI under Uvicorn, with the routes of fastapi-server.py. */
export interface FastapiPeer {
  readonly url: string;
  /** The body of every question since the last reset, oldest first. */
  listAsked(): Promise<Record<string, unknown>[]>;
  /** Lets answers go past their half, until the next reset. */
  release(): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1, to give everyone the same answer. */
export async function startFastapi(answer: string): Promise<FastapiPeer> {
  const child = spawn(findPython(), [PROGRAM, answer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await readFirstLine(child.stdout);
  const post = async (path: string) => void (await fetch(url + path, { method: 'POST' }));
  return {
    url,
    async listAsked() {
      const bodies = (await (await fetch(`${url}/asked`)).json()) as string[];
      return bodies.map((body) => JSON.parse(body) as Record<string, unknown>);
    },
    release: () => post('/release'),
    reset: () => post('/reset'),
    async close() {
      process.off('exit', kill);
      kill();
      await exited;
    },
  };
}

async function readFirstLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  throw new Error('the server ended before it said where it is');
}

const CUSTOM = {
  method: 'POST',
  framing: 'auto',
  mode: 'auto',
  doneMark: '',
  errorPath: '',
} as const;

/** What a user would set up for each of its routes, as a settings file has it. */
export function toFastapiConnections({ url }: FastapiPeer): FileConnection[] {
  const common = { baseUrl: url, apiKey: '', model: 'demo', headers: {}, options: {} };
  return [
    {
      ...common,
      id: 'characters',
      name: 'One character an event',
      format: 'custom',
      custom: {
        ...CUSTOM,
        url: `${url}/characters`,
        body: '{"prompt":"{{prompt}}","messages":{{messages}}}',
        textPath: '',
      },
    },
    {
      ...common,
      id: 'sider',
      name: 'Runs of data',
      format: 'custom',
      custom: {
        ...CUSTOM,
        url: `${url}/sider`,
        body: '{"prompt":"{{prompt}}","stream":true,"model":"{{model}}","from":"chat"}',
        textPath: 'msg',
        doneMark: '[DONE]',
      },
    },
    { ...common, id: 'report', name: 'Reports', format: 'chatglm', baseUrl: `${url}/report` },
  ];
}
