import { isBaseUrl } from '../../lib/formats/base-url.ts';
import type { CustomEndpoint } from '../../lib/formats/custom-endpoint.ts';
import { fillJsonTemplate } from '../../lib/formats/request/fill-template.ts';
import { isFormTemplate } from '../../lib/formats/request/form-template.ts';
import type { MessageKey } from '../../lib/i18n/messages.ts';

/** What is wrong with a field, as the text that says so; null when nothing is. */
type Problem = MessageKey | null;

const PROMPT_PLACE = /\{\{\s*prompt\s*\}\}/;
const MESSAGES_PLACE = /\{\{\s*(prompt|messages)\s*\}\}/;

export function findUrlProblem({ method, url }: CustomEndpoint): Problem {
  const address = isBaseUrl(url) ? URL.parse(url.trim()) : null;
  // A place in the host would send the key wherever its filling says.
  if (address === null || /[{}]/.test(address.host)) return 'error.invalid-url';
  return method === 'GET' && !PROMPT_PLACE.test(url) ? 'custom.url-needs-prompt' : null;
}

export function findBodyProblem({ method, url, body }: CustomEndpoint): Problem {
  if (method === 'GET') return null;
  const isReadable = body.trim() === '' || isFormTemplate(body) || isJsonOnceFilled(body);
  if (!isReadable) return 'custom.body-invalid';
  const hasPrompt = MESSAGES_PLACE.test(body) || PROMPT_PLACE.test(url);
  return hasPrompt ? null : 'custom.body-needs-prompt';
}

export function isCustomUsable(custom: CustomEndpoint): boolean {
  return findUrlProblem(custom) === null && findBodyProblem(custom) === null;
}

function isJsonOnceFilled(body: string): boolean {
  try {
    fillJsonTemplate(body, { prompt: '', messages: [], history: [], model: '', key: '' });
    return true;
  } catch {
    // Not JSON (yet).
    return false;
  }
}
