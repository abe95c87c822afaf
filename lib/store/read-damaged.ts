import { unwrap, type IDBPObjectStore } from 'idb';
import { isAbort } from '../errors.ts';
import type { GlossSchema, StoreNameList, TurnRecord } from './schema.ts';

/**
 * What is read, or undefined where it is damaged: else one lost record would end the transaction,
 * and with it all that is read beside it. Chromium keeps long texts in files of their own, and says
 * `NotReadableError` when one is gone.
 */
async function tolerateDamage<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  unwrap(reading).addEventListener('error', (event) => event.preventDefault());
  try {
    return await reading;
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    return undefined;
  }
}

/**
 * The turns at these places in the order they came, but for those that cannot be read.
 * @param places As `toPlaces` in chat-writes.ts makes them.
 */
export async function readTurnRecords<Names extends StoreNameList>(
  turns: IDBPObjectStore<GlossSchema, Names, 'turns'>,
  places: IDBKeyRange,
): Promise<TurnRecord[]> {
  const place = turns.index('place');
  const whole = await tolerateDamage(place.getAll(places));
  if (whole) return whole;
  const ids = await place.getAllKeys(places);
  const records = await Promise.all(ids.map((id) => tolerateDamage(turns.get(id))));
  return records.filter((record) => record !== undefined);
}
