import type { AnswerEnd } from '../chat/end-state.ts';
import type { ChatRequest, EngineInfo, StreamPart } from '../chat/engine.ts';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import type { LocalModels } from '../doctor/find-local-models.ts';
import { GlossError, type WireError } from '../errors.ts';
import {
  BACKGROUND_MESSAGE,
  type BackgroundMessage,
  type PanelMessage,
} from '../protocol/messages.ts';
import { openTypedPort, type PortLike, type TypedPort } from '../protocol/typed-port.ts';

/** One prompt for the background. */
export interface RunStart {
  runId: string;
  connectionId: string;
  request: ChatRequest;
  handoffId?: string;
}

/** Follows one run. After `onEnd` or `onRefused` nothing more comes. */
export interface RunListener {
  onAccepted(engine: EngineInfo): void;
  onParts(parts: readonly StreamPart[]): void;
  onEnd(end: AnswerEnd): void;
  /** Another panel has taken the hand-over this run was for. */
  onRefused(): void;
}

/** The panel's side of the port `chat`. */
export interface BackgroundClient {
  start(run: RunStart, listener: RunListener): void;
  stop(runId: string): void;
  /** Rejects with a `GlossError`. */
  fetchModels(connectionId: string): Promise<readonly string[]>;
  /** What answers on this computer. Rejects with a `GlossError`. */
  findLocalModels(): Promise<readonly LocalModels[]>;
  /** What is wrong with a connection, or that it works. Rejects with a `GlossError`. */
  diagnose(connectionId: string): Promise<Diagnosis>;
  /** What a connection answers to a greeting, as it comes. Rejects with a `GlossError`. */
  fetchSample(connectionId: string): Promise<string>;
}

interface Pending {
  resolve(answer: Extract<BackgroundMessage, { requestId: string }>): void;
  reject(error: GlossError): void;
}

/**
 * A {@link BackgroundClient}. The port is opened when it is needed and not before, so that an idle
 * panel lets the worker sleep; when it breaks, the runs on it are *interrupted* and the next
 * request opens another one. Nothing is ever sent twice.
 */
export function createBackgroundClient(
  connect: () => PortLike,
  createId: () => string,
): BackgroundClient {
  const runs = new Map<string, RunListener>();
  const requests = new Map<string, Pending>();
  let port: TypedPort<PanelMessage> | undefined;

  const settle = (answer: Extract<BackgroundMessage, { requestId: string }>) => {
    requests.get(answer.requestId)?.resolve(answer);
    requests.delete(answer.requestId);
  };

  const endRun = (runId: string, tell: (listener: RunListener) => void) => {
    const listener = runs.get(runId);
    runs.delete(runId);
    if (listener) tell(listener);
  };

  const onGone = () => {
    port = undefined;
    // Copies: a listener may start the next run, which is on the next port.
    const listeners = [...runs.values()];
    const pending = [...requests.values()];
    runs.clear();
    requests.clear();
    for (const listener of listeners) listener.onEnd({ status: 'interrupted' });
    for (const request of pending) {
      request.reject(new GlossError('internal', 'the background went away'));
    }
  };

  const open = () =>
    openTypedPort<BackgroundMessage, PanelMessage>(
      connect(),
      BACKGROUND_MESSAGE,
      {
        'chat-accepted': ({ runId, engine }) => runs.get(runId)?.onAccepted(engine),
        'chat-refused': ({ runId }) => endRun(runId, (listener) => listener.onRefused()),
        'chat-delta': ({ runId, parts }) => runs.get(runId)?.onParts(parts),
        'chat-end': ({ runId, end }) => endRun(runId, (listener) => listener.onEnd(end)),
        'models-available': settle,
        'diagnosis-available': settle,
        'local-models-available': settle,
        'sample-available': settle,
        'request-error': settle,
      },
      onGone,
    );

  const send = (message: PanelMessage) => {
    port ??= open();
    port.send(message);
  };

  const ask = (toMessage: (requestId: string) => PanelMessage) =>
    new Promise<Extract<BackgroundMessage, { requestId: string }>>((resolve, reject) => {
      const requestId = createId();
      requests.set(requestId, { resolve, reject });
      send(toMessage(requestId));
    });

  return {
    start(run, listener) {
      runs.set(run.runId, listener);
      send({ type: 'chat-start', ...run });
    },
    stop(runId) {
      if (runs.has(runId)) send({ type: 'chat-stop', runId });
    },
    async fetchModels(connectionId) {
      const answer = await ask((requestId) => ({
        type: 'models-request',
        requestId,
        connectionId,
      }));
      if (answer.type === 'models-available') return answer.models;
      throw toError(answer);
    },
    async findLocalModels() {
      const answer = await ask((requestId) => ({ type: 'local-models-request', requestId }));
      if (answer.type === 'local-models-available') return answer.servers;
      throw toError(answer);
    },
    async diagnose(connectionId) {
      const answer = await ask((requestId) => ({
        type: 'diagnosis-request',
        requestId,
        connectionId,
      }));
      if (answer.type === 'diagnosis-available') return answer.diagnosis;
      throw toError(answer);
    },
    async fetchSample(connectionId) {
      const answer = await ask((requestId) => ({
        type: 'sample-request',
        requestId,
        connectionId,
      }));
      if (answer.type === 'sample-available') return answer.sample;
      throw toError(answer);
    },
  };
}

function toError(answer: BackgroundMessage): GlossError {
  return answer.type === 'request-error'
    ? fromWireError(answer.error)
    : new GlossError('internal', `unexpected ${answer.type}`);
}

function fromWireError({ code, message, ...details }: WireError): GlossError {
  return new GlossError(code, message, details);
}
