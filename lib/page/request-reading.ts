import * as v from 'valibot';
import { PAGE_READING, type PageReading } from './page-reading.ts';

/** The reader as the build packs it: loaded by the page that is read, and by nothing else. */
const READER_FILE = '/page-reader.js';

/** The part of `scripting.executeScript` that is used. */
export type ExecuteFile = (injection: {
  target: { tabId: number };
  files: string[];
}) => Promise<Array<{ result?: unknown }>>;

/**
 * Reads the page in a tab: its top frame, with the frames of the same site in it. Null when what came
 * back is no reading: the page went away meanwhile. Rejects in the browser's own words when the page
 * may not be read.
 */
export async function requestReading(
  executeFile: ExecuteFile,
  tabId: number,
): Promise<PageReading | null> {
  const [frame] = await executeFile({ target: { tabId }, files: [READER_FILE] });
  const result = v.safeParse(PAGE_READING, frame?.result);
  return result.success ? result.output : null;
}
