import type { FormatId } from '../formats/format.ts';

/** Programs that run models on the user's own machine. */
export type LocalServerId = 'ollama' | 'lm-studio' | 'llama-cpp' | 'vllm' | 'jan' | 'gpt4all';

/** Where such a program listens unless told otherwise. */
export interface LocalServer {
  id: LocalServerId;
  format: FormatId;
  port: number;
  /** What follows host and port in its base URL. */
  path: '' | '/v1';
}

/** Names of this machine; a program may listen on one of them only. */
export const LOCAL_HOSTS = ['127.0.0.1', 'localhost'] as const;

/** What the browser must allow before any of them is found. */
export const LOCAL_PATTERNS: readonly string[] = LOCAL_HOSTS.map((host) => `http://${host}/*`);

/** Every program we look for, the most common first. */
export const LOCAL_SERVERS: readonly LocalServer[] = [
  { id: 'ollama', format: 'ollama', port: 11434, path: '' },
  { id: 'lm-studio', format: 'openai-chat', port: 1234, path: '/v1' },
  { id: 'llama-cpp', format: 'openai-chat', port: 8080, path: '/v1' },
  { id: 'vllm', format: 'openai-chat', port: 8000, path: '/v1' },
  { id: 'jan', format: 'openai-chat', port: 1337, path: '/v1' },
  { id: 'gpt4all', format: 'openai-chat', port: 4891, path: '/v1' },
];

/**
 * The usual port most like the one in `baseUrl`, for a digit is soon lost; Ollama's where none is
 * like it. Null where the usual port is the one it has.
 */
export function guessPort(baseUrl: string, format: FormatId): number | null {
  const { port } = new URL(baseUrl);
  const servers = LOCAL_SERVERS.filter((server) => format !== 'ollama' || server.format === format);
  const [nearest] = servers
    .map((server) => ({ port: server.port, likeness: countSharedDigits(port, `${server.port}`) }))
    .toSorted((one, other) => other.likeness - one.likeness);
  return !nearest || `${nearest.port}` === port ? null : nearest.port;
}

function countSharedDigits(one: string, other: string): number {
  const difference = Array.from(one).findIndex((digit, index) => digit !== other[index]);
  return difference < 0 ? one.length : difference;
}
