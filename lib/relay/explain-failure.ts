import { GlossError, isGlossError } from '../errors.ts';

/** A fetch that the browser did not let through looks like a host that is down; tell them apart. */
export async function explainFailure(
  error: unknown,
  url: string,
  isPermitted: (url: string) => Promise<boolean>,
): Promise<unknown> {
  if (!isGlossError(error) || error.code !== 'network') return error;
  try {
    if (await isPermitted(url)) return error;
  } catch {
    return error; // A browser that cannot tell gives no reason to blame the permission.
  }
  return new GlossError('permission-missing', 'no permission for this host', {
    ...error.details,
    cause: error,
  });
}
