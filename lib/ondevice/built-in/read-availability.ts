import type { Availability } from './built-in-api.ts';
import type { Patience } from './patience.ts';

/** The answer is there at once, or never (probed in Chromium 156). */
const AVAILABILITY_LIMIT_MS = 2000;

const KNOWN: ReadonlySet<unknown> = new Set<Availability>([
  'downloadable',
  'downloading',
  'available',
]);

/**
 * What the browser says of a model; `unavailable` also when it refuses to say, says something new,
 * says nothing in time, or is not waited for any more. Never rejects.
 */
export async function readAvailability(
  ask: () => Promise<Availability>,
  patience: Patience,
): Promise<Availability> {
  try {
    const answer = await patience.within(ask(), AVAILABILITY_LIMIT_MS);
    return KNOWN.has(answer) ? answer : 'unavailable';
  } catch {
    // Options it does not know reject, as unknown languages may.
    return 'unavailable';
  }
}
