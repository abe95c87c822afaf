import type { WireError } from '../errors.ts';
import type { Endpoint } from '../formats/format.ts';
import { askForModels } from './ask.ts';
import { moveEndpoint, suggestBaseUrls, swapScheme } from './base-urls.ts';
import type { Diagnosis } from './diagnosis.ts';
import { isWebPage, wantsHttps, type Subject } from './subject.ts';

/** LM Studio says so, with status 200, to every path it does not know. */
const WRONG_PATH = /unexpected endpoint/i;

const METHOD_NOT_ALLOWED = 405;

/**
 * Why a server that answers gives no answer to the prompt: a path that is not its own, or a model
 * it does not have. Looks for the list of models here and under the likeliest other paths.
 */
export async function explainMisfit(subject: Subject): Promise<Diagnosis> {
  const { endpoint, format, ask, error } = subject;
  if (wantsHttps(error.detail ?? '')) {
    const fix = { type: 'set-base-url' as const, baseUrl: swapScheme(endpoint.baseUrl) };
    return { code: 'use-https', fixes: [fix], error };
  }
  if (!isAboutPlaceOrModel(error)) return toVerdict(error);
  const models = await askForModels(ask, format, endpoint);
  if (models) return judgeModel(subject, models);
  for (const moved of moveAround(subject)) {
    if (await askForModels(ask, format, moved)) {
      const fix = { type: 'set-base-url' as const, baseUrl: moved.baseUrl };
      return { code: 'missing-path', fixes: [fix], error };
    }
  }
  return toVerdict(error);
}

/** The endpoint at the other base URLs it may have been meant for; some formats see no difference. */
function moveAround({ endpoint, format }: Subject): Endpoint[] {
  const toListUrl = (at: Endpoint) => format.toModelsRequest(at)?.url;
  const tried = new Set([toListUrl(endpoint)]);
  return suggestBaseUrls(endpoint.baseUrl)
    .map((baseUrl) => moveEndpoint(endpoint, baseUrl))
    .filter((moved) => {
      const url = toListUrl(moved);
      const isNew = !tried.has(url);
      tried.add(url);
      return isNew;
    });
}

/** What else the server complains of has nothing to do with paths and models. */
function isAboutPlaceOrModel({ code, status, detail = '' }: WireError): boolean {
  if (code !== 'bad-request' && code !== 'provider') return true;
  return status === METHOD_NOT_ALLOWED || WRONG_PATH.test(detail) || /\bmodels?\b/i.test(detail);
}

/** The path is right, for the models are listed under it. */
function judgeModel({ endpoint, error }: Subject, models: string[]): Diagnosis {
  const { model } = endpoint;
  const verdict = toVerdict(error);
  const isThere = models.includes(model) || models.includes(`${model}:latest`); // Ollama's default
  if (isWebPage(error) || (isThere && verdict.code !== 'model-missing')) return verdict;
  const fixes = models.length === 0 ? [] : [{ type: 'choose-model' as const, models }];
  return { code: 'model-missing', fixes, error };
}

/** What can be said without the list of models. */
function toVerdict(error: WireError): Diagnosis {
  if (isWebPage(error)) return { code: 'web-page', fixes: [], error };
  if (error.code === 'empty-answer') return { code: 'empty', fixes: [], error };
  const isModel = error.code === 'not-found' && /\bmodel\b/i.test(error.detail ?? '');
  return { code: isModel ? 'model-missing' : 'other', fixes: [], error };
}
