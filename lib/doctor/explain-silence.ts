import { toOriginPattern } from '../formats/base-url.ts';
import { askForModels, type Answer } from './ask.ts';
import { isLocal, moveEndpoint, setPort, swapScheme } from './base-urls.ts';
import type { Diagnosis } from './diagnosis.ts';
import { guessPort } from './local-servers.ts';
import { wantsHttps, type Subject } from './subject.ts';

/**
 * Why no answer came at all. Browsers say the same of a host that is down, a broken certificate and
 * a forbidden origin, so this asks around; at most three requests.
 */
export async function explainSilence(subject: Subject): Promise<Diagnosis> {
  const { endpoint, error } = subject;
  const { origin } = new URL(endpoint.baseUrl);
  if (!(await isPermitted(subject, origin))) {
    return {
      code: 'permission',
      fixes: [{ type: 'allow-host', pattern: toOriginPattern(origin) }],
      error,
    };
  }
  // A prompt carries our origin; this question carries none.
  if (await knock(subject, origin)) {
    return { code: 'cors-off', fixes: [], error };
  }
  const found = endpoint.custom
    ? null
    : ((await tryOtherScheme(subject)) ?? (await tryUsualPort(subject)));
  return found ?? { code: 'unreachable', fixes: [], error };
}

async function isPermitted(subject: Subject, url: string): Promise<boolean> {
  try {
    return await subject.isPermitted(url);
  } catch {
    return true; // A browser that cannot tell gives no reason to blame the permission.
  }
}

/** Whether anything answers there; the question holds nothing but the address. */
function knock({ ask }: Subject, url: string): Promise<Answer | null> {
  return ask({ url, method: 'GET', headers: {} });
}

async function tryOtherScheme(subject: Subject): Promise<Diagnosis | null> {
  const { endpoint, error } = subject;
  const baseUrl = swapScheme(endpoint.baseUrl);
  const wasSecure = endpoint.baseUrl.startsWith('https:');
  const fixes = [{ type: 'set-base-url' as const, baseUrl }];
  if (!(await isPermitted(subject, baseUrl))) {
    // The other scheme takes a permission of its own. On this machine https is the rare case.
    return wasSecure && isLocal(baseUrl) ? { code: 'use-http', fixes, error } : null;
  }
  const answer = await knock(subject, new URL(baseUrl).origin);
  if (!answer) return null;
  if (!wasSecure) return { code: 'use-https', fixes, error };
  // A key must never be sent openly over the internet, so there plain http is no way out.
  const isTls = wantsHttps(answer.body) || !isLocal(baseUrl);
  return isTls ? { code: 'tls', fixes: [], error } : { code: 'use-http', fixes, error };
}

async function tryUsualPort({ endpoint, format, ask, error }: Subject): Promise<Diagnosis | null> {
  const port = isLocal(endpoint.baseUrl) ? guessPort(endpoint.baseUrl, format.id) : null;
  if (port === null) return null;
  const baseUrl = setPort(endpoint.baseUrl, port);
  const models = await askForModels(ask, format, moveEndpoint(endpoint, baseUrl));
  return models && { code: 'wrong-port', fixes: [{ type: 'set-base-url', baseUrl }], error };
}
