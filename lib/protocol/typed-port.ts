import * as v from 'valibot';

/** The part of `runtime.Port` that is used; a test can make a pair of them. */
export interface PortLike {
  readonly name: string;
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** One handler for each message of a union: a new variant does not compile until it is handled. */
export type Handlers<Message extends { type: string }> = {
  [Type in Message['type']]: (message: Extract<Message, { type: Type }>) => void;
};

/** One end of a port that sends `Out`. */
export interface TypedPort<Out> {
  /** Sends, or does nothing when the other end has gone. */
  send(message: Out): void;
  disconnect(): void;
}

/**
 * Reads a port: what does not fit `schema` is dropped. `onGone` runs once, when the *other* end
 * has gone (a page closed, the worker killed); browsers do not report our own `disconnect()`.
 */
export function openTypedPort<In extends { type: string }, Out>(
  port: PortLike,
  schema: v.GenericSchema<unknown, In>,
  handlers: Handlers<In>,
  onGone: () => void,
): TypedPort<Out> {
  let isOpen = true;
  port.onMessage.addListener((received) => {
    const result = v.safeParse(schema, received);
    if (!result.success) return;
    const message = result.output;
    // TypeScript cannot see that the handler found by a message's type takes that message.
    (handlers[message.type as In['type']] as (message: In) => void)(message);
  });
  port.onDisconnect.addListener(() => {
    isOpen = false;
    onGone();
  });
  return {
    send(message) {
      if (isOpen) port.postMessage(message);
    },
    disconnect() {
      isOpen = false;
      port.disconnect();
    },
  };
}
