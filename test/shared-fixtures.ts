import { existsSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../../shared/fixtures/', import.meta.url);

/** A recorded fixture that lies beside the repository; undefined where there is none. */
export function readSharedBytes(path: string): Uint8Array | undefined {
  const file = new URL(path, FIXTURES);
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
}

/** Like {@link readSharedBytes}, parsed. The caller names the shape. */
export function readSharedJson<Shape>(path: string): Shape | undefined {
  const bytes = readSharedBytes(path);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Shape);
}
