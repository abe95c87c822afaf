import { setImmediate } from 'node:timers';
import type { PortLike } from '../../lib/protocol/typed-port.ts';

/** Two ends of one port. */
export interface PortPair {
  near: PortLike;
  far: PortLike;
}

interface End extends PortLike {
  receive(message: unknown): void;
  lose(): void;
}

/**
 * A pair of linked ports that behave like Chromium's: a message crosses as JSON and arrives later,
 * in order; a disconnect is reported to the other end only, after the messages before it; posting
 * to a closed port throws. Messages cross in microtasks, so that fake timers do not hold them up.
 */
export function createPortPair(name = 'chat'): PortPair {
  const near: End = createEnd(name, () => far);
  const far: End = createEnd(name, () => near);
  return { near, far };
}

function createEnd(name: string, findOther: () => End): End {
  const messageListeners: Array<(message: unknown) => void> = [];
  const goneListeners: Array<() => void> = [];
  let isOpen = true;
  return {
    name,
    postMessage(message) {
      if (!isOpen) throw new Error('Attempting to use a disconnected port object');
      const json = JSON.stringify(message);
      queueMicrotask(() => findOther().receive(JSON.parse(json)));
    },
    disconnect() {
      if (!isOpen) return;
      isOpen = false;
      queueMicrotask(() => findOther().lose());
    },
    onMessage: { addListener: (listener) => void messageListeners.push(listener) },
    onDisconnect: { addListener: (listener) => void goneListeners.push(listener) },
    receive(message) {
      if (isOpen) messageListeners.forEach((listener) => listener(message));
    },
    lose() {
      if (!isOpen) return;
      isOpen = false;
      goneListeners.forEach((listener) => listener());
    },
  };
}

/** Lets all that was posted arrive, with what it sets off; holds while timers are faked, too. */
export async function settlePorts(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
