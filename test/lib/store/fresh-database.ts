import { IDBFactory, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { vi } from 'vitest';

/** Gives the test a database of its own. */
export function useFreshDatabase(): void {
  globalThis.indexedDB = new IDBFactory();
}

type Call = () => IDBRequest;

/** The ways a database refuses work, as browsers do it. */
const REFUSALS = {
  /** For example on a connection that is closing. */
  'the call throws': (): never => {
    throw new DOMException('closing', 'InvalidStateError');
  },
  /** For example when the file is corrupt. */
  'the request fails': (call: Call, abort: () => void) => {
    const request = call();
    queueMicrotask(abort);
    return request;
  },
  /** For example over quota: the request itself went well. */
  'the commit fails': (call: Call, abort: () => void) => {
    const request = call();
    request.addEventListener('success', () => queueMicrotask(abort));
    return request;
  },
};

/** One of the ways a database refuses work. */
export type Refusal = keyof typeof REFUSALS;

/** All of them, for tables. */
export const REFUSAL_KINDS = Object.keys(REFUSALS) as Refusal[];

/** The calls that can be made to fail. */
export type Method = 'get' | 'getAll' | 'put' | 'delete';

/** Makes the next call of one kind fail. */
export function breakDatabase(method: Method, refusal: Refusal): void {
  const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementationOnce(function (
    this: IDBObjectStore,
    ...args: unknown[]
  ) {
    return REFUSALS[refusal](
      () => original.apply(this, args),
      () => this.transaction.abort(),
    );
  });
}

/** A record that is there and cannot be read, and with it every reading of many; Chromium does so. */
export function damageRecord(key: string): void {
  const fail = (source: { transaction: IDBTransaction }) => {
    const operation = () => {
      throw new DOMException('Data lost', 'NotReadableError');
    };
    const { transaction } = source as unknown as { transaction: FakeTransaction };
    return transaction[EXECUTE]({ operation, source });
  };
  const { get } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
    this: IDBObjectStore,
    wanted,
  ) {
    return wanted === key ? fail(this) : get.call(this, wanted);
  });
  vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (this: IDBIndex) {
    return fail(this.objectStore);
  });
}

const EXECUTE = '_execRequestAsync';

/** What fake-indexeddb has beside the standard. */
interface FakeTransaction {
  [EXECUTE](request: { operation(): void; source: unknown }): IDBRequest;
}
