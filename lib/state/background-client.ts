import type { Conversation, Turn } from '../chat/conversation.ts';
import type { ChatRequest } from '../chat/engine.ts';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import type { LocalModels } from '../doctor/find-local-models.ts';
import { GlossError, type WireError } from '../errors.ts';
import {
  BACKGROUND_MESSAGE,
  type BackgroundMessage,
  type PanelMessage,
} from '../protocol/messages.ts';
import { openTypedPort, type PortLike, type TypedPort } from '../protocol/typed-port.ts';
import { createRunFollower, type RunListener } from './run-follower.ts';

/** One prompt for the background. */
export interface RunStart {
  runId: string;
  connectionId: string;
  request: ChatRequest;
  conversation: Pick<Conversation, 'id' | 'title'>;
  /** The question, unless it is stored already, and last the answer about to be made. */
  turns: Turn[];
  /** Written nowhere. */
  isTemporary: boolean;
  handoffId?: string;
}

/** The panel's side of the port `chat`. */
export interface BackgroundClient {
  /** Wakes the background if it sleeps, so that what is asked of it next need not wait for that. */
  wake(): void;
  start(run: RunStart, listener: RunListener): void;
  /** Follows a run that was started elsewhere or before, from its first part. */
  attach(runId: string, listener: RunListener): void;
  /** Lets go of a run; it goes on. */
  detach(runId: string): void;
  /** Ends a run with what has come; its end follows, and no more parts. */
  stop(runId: string): void;
  /** Asks for the next parts of a run; the first come unasked, and so do the last. */
  pull(runId: string): void;
  /** Rejects with a `GlossError`. */
  fetchModels(connectionId: string): Promise<readonly string[]>;
  /** What answers on this computer. Rejects with a `GlossError`. */
  findLocalModels(): Promise<readonly LocalModels[]>;
  /** What is wrong with a connection, or that it works. Rejects with a `GlossError`. */
  diagnose(connectionId: string): Promise<Diagnosis>;
  /** Stops every answer and forgets all chats, or all there is. Rejects with a `GlossError`. */
  erase(scope: 'chats' | 'everything'): Promise<void>;
  /** What a connection answers to a greeting, as it comes. Rejects with a `GlossError`. */
  fetchSample(connectionId: string): Promise<string>;
}

type RequestAnswer = Extract<BackgroundMessage, { requestId: string }>;

interface Pending {
  resolve(answer: RequestAnswer): void;
  reject(error: GlossError): void;
}

/**
 * A {@link BackgroundClient}. The port is opened when it is needed and not before, so that an idle
 * panel lets the worker sleep; when it breaks, the runs on it are taken up again on another one.
 * Nothing is ever sent twice.
 */
export function createBackgroundClient(
  connect: () => PortLike,
  createId: () => string,
): BackgroundClient {
  const requests = new Map<string, Pending>();
  let port: TypedPort<PanelMessage> | undefined;

  const send = (message: PanelMessage) => {
    port ??= open();
    port.send(message);
  };
  const runs = createRunFollower(send);

  const settle = (answer: RequestAnswer) => {
    requests.get(answer.requestId)?.resolve(answer);
    requests.delete(answer.requestId);
  };

  const onGone = () => {
    port = undefined;
    const pending = [...requests.values()];
    requests.clear();
    for (const request of pending) {
      request.reject(new GlossError('internal', 'the background went away'));
    }
    runs.resume();
  };

  const open = () =>
    openTypedPort<BackgroundMessage, PanelMessage>(
      connect(),
      BACKGROUND_MESSAGE,
      {
        ...runs.handlers,
        'models-available': settle,
        'diagnosis-available': settle,
        'local-models-available': settle,
        erased: settle,
        'sample-available': settle,
        'request-error': settle,
      },
      onGone,
    );

  async function ask<Type extends RequestAnswer['type']>(
    expected: Type,
    toMessage: (requestId: string) => PanelMessage,
  ): Promise<Extract<RequestAnswer, { type: Type }>> {
    const answer = await new Promise<RequestAnswer>((resolve, reject) => {
      const requestId = createId();
      requests.set(requestId, { resolve, reject });
      send(toMessage(requestId));
    });
    if (answer.type === 'request-error') throw fromWireError(answer.error);
    if (answer.type !== expected) throw new GlossError('internal', `unexpected ${answer.type}`);
    // TypeScript does not narrow a union by a type parameter.
    return answer as Extract<RequestAnswer, { type: Type }>;
  }

  return {
    wake() {
      port ??= open();
    },
    start(run, listener) {
      runs.add(run.runId, listener);
      send({ type: 'chat-start', ...run });
    },
    attach(runId, listener) {
      runs.add(runId, listener);
      send({ type: 'chat-attach', runId, afterSeq: -1 });
    },
    detach: runs.remove,
    stop: runs.stop,
    pull: runs.pull,
    fetchModels: async (connectionId) =>
      (
        await ask('models-available', (requestId) => ({
          type: 'models-request',
          requestId,
          connectionId,
        }))
      ).models,
    findLocalModels: async () =>
      (
        await ask('local-models-available', (requestId) => ({
          type: 'local-models-request',
          requestId,
        }))
      ).servers,
    diagnose: async (connectionId) =>
      (
        await ask('diagnosis-available', (requestId) => ({
          type: 'diagnosis-request',
          requestId,
          connectionId,
        }))
      ).diagnosis,
    async erase(scope) {
      await ask('erased', (requestId) => ({ type: 'erase-request', requestId, scope }));
    },
    fetchSample: async (connectionId) =>
      (
        await ask('sample-available', (requestId) => ({
          type: 'sample-request',
          requestId,
          connectionId,
        }))
      ).sample,
  };
}

function fromWireError({ code, message, ...details }: WireError): GlossError {
  return new GlossError(code, message, details);
}
