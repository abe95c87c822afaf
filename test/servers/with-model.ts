import type { FileConnection } from './settings-file.d.mts';

/** Formats whose requests name no model, or (Baidu of the first generation) need not. */
const UNNAMED: ReadonlySet<string> = new Set(['tgi', 'baidu', 'chatglm']);

/** A connection to another model of the backend's, under another id where one is given. */
export function withModel(
  connection: FileConnection,
  model: string,
  id: string = connection.id,
): FileConnection {
  const url = new URL(connection.baseUrl);
  if (UNNAMED.has(connection.format)) url.searchParams.set('model', model);
  return { ...connection, id, name: id, model, baseUrl: url.href };
}
