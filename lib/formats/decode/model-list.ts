import { GlossError } from '../../errors.ts';
import { findErrorMessage } from '../error/error-message.ts';
import { parseJson, toJsonObject } from './json.ts';

/**
 * The model ids in a list: bare, or under `data` or `models`; of names, or of objects with an `id`,
 * `model` or `name`. Entries for which `isUsable` is false are left out.
 *
 * @throws {GlossError} `bad-response` when there is no such list, with the server's words if it has any.
 */
export function parseModelList(
  body: string,
  isUsable: (entry: unknown) => boolean = () => true,
): string[] {
  const list = parseJson(body);
  const { data, models } = toJsonObject(list);
  const entries = [list, data, models].find(Array.isArray);
  if (!entries) {
    const detail = findErrorMessage(body);
    throw new GlossError('bad-response', 'no list of models', detail === '' ? {} : { detail });
  }
  return entries
    .filter(isUsable)
    .map(readModelId)
    .filter((id) => id !== '');
}

/** Servers that are not quite compatible list names, or objects with a name and no id. */
function readModelId(entry: unknown): string {
  const { id, name, model } = toJsonObject(entry);
  return [entry, id, model, name].find((value) => typeof value === 'string') ?? '';
}
