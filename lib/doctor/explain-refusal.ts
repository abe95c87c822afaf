import type { Endpoint } from '../formats/format.ts';
import type { Diagnosis } from './diagnosis.ts';
import { toEnvFix } from './ollama-origins.ts';
import { isWebPage, type Subject } from './subject.ts';

/** @see https://platform.claude.com/docs/en/api/overview */
const ANTHROPIC_HEADER = 'anthropic-dangerous-direct-browser-access';

const KEY_HEADER = /^authorization$|key|token/i;

/** Why the key was not good enough: status 401 or what stands for it. */
export function explainBadKey({ endpoint, error }: Subject): Diagnosis {
  const { detail = '' } = error;
  if (detail.includes(ANTHROPIC_HEADER)) {
    const fix = { type: 'set-header' as const, name: ANTHROPIC_HEADER, value: 'true' };
    return { code: 'anthropic-browser', fixes: [fix], error };
  }
  // Some organisations forbid it, and then no key and no header helps.
  if (/\bcors\b/i.test(detail)) return { code: 'anthropic-browser', fixes: [], error };
  const code = hasKey(endpoint) ? 'key-wrong' : 'key-missing';
  return { code, fixes: [{ type: 'enter-key' }], error };
}

/** Why the server would not have us: status 403 or what stands for it. At most one request. */
export async function explainForbidden(subject: Subject): Promise<Diagnosis> {
  const { endpoint, error, ownOrigin, showsOrigin } = subject;
  const { detail = '' } = error;
  const { origin } = new URL(endpoint.baseUrl);
  // Ollama refuses without a word.
  if (detail === '' && (await isOllama(subject, origin))) {
    const hiding = showsOrigin ? [{ type: 'hide-origin' as const, origin }] : [];
    return { code: 'ollama-origin', fixes: [...hiding, toEnvFix(ownOrigin)], error };
  }
  if (isWebPage(error)) return { code: 'web-page', fixes: [], error };
  if (/\b(cors|origin)\b/i.test(detail)) return { code: 'cors-off', fixes: [], error };
  // Google says 403 to whoever brings no key at all.
  if (!hasKey(endpoint) && /\bkey\b|unregistered/i.test(detail)) {
    return { code: 'key-missing', fixes: [{ type: 'enter-key' }], error };
  }
  return { code: 'no-rights', fixes: [], error };
}

function hasKey({ apiKey, headers }: Endpoint): boolean {
  return apiKey !== '' || Object.keys(headers).some((name) => KEY_HEADER.test(name));
}

async function isOllama({ ask }: Subject, origin: string): Promise<boolean> {
  const answer = await ask({ url: origin, method: 'GET', headers: {} });
  return /\bollama\b/i.test(answer?.body ?? '');
}
