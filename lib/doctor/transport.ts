import type { SendOptions } from '../stream/send-request.ts';

/** How to send: until when, and for tests by what. */
export type Transport = Pick<SendOptions, 'fetch' | 'signal'>;

/** Throws when the user has stopped; patience that ran out (`TimeoutError`) is a finding instead. */
export function throwIfStopped({ aborted, reason }: AbortSignal): void {
  const isTimeout = reason instanceof Error && reason.name === 'TimeoutError';
  if (aborted && !isTimeout) throw reason;
}
