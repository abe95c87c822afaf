import type { Engine } from '../chat/engine.ts';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import type { LocalModels } from '../doctor/find-local-models.ts';
import { toWireError } from '../errors.ts';
import { PANEL_MESSAGE, type BackgroundMessage, type PanelMessage } from '../protocol/messages.ts';
import { openTypedPort, type PortLike, type TypedPort } from '../protocol/typed-port.ts';
import { createBatch } from './batch.ts';
import { runAnswer } from './run.ts';

/** What the relay needs of the world. */
export interface RelayDeps {
  /**
   * The engine behind a connection id.
   * @throws {GlossError} `connection-missing`.
   */
  findEngine(connectionId: string): Promise<Engine>;
  /** Model ids a connection offers. */
  fetchModels(connectionId: string, signal: AbortSignal): Promise<string[]>;
  /** What answers on this computer. */
  findLocalModels(signal: AbortSignal): Promise<LocalModels[]>;
  /** What is wrong with a connection, or that it works. */
  diagnose(connectionId: string, signal: AbortSignal): Promise<Diagnosis>;
  /** What a connection answers to a greeting, as it comes. */
  fetchSample(connectionId: string, signal: AbortSignal): Promise<string>;
  /** Takes a hand-over; false when somebody else has. */
  takeHandoff(handoffId: string): Promise<boolean>;
  /** Starts work that must keep the background alive; returns its end. */
  hold(): () => void;
}

type Start = Extract<PanelMessage, { type: 'chat-start' }>;
type Send = (message: BackgroundMessage) => void;

/**
 * The background's side of the port `chat`: runs answers, one POST a prompt, and relays their
 * parts. When the panel goes, what it asked for is stopped.
 */
export function createRelay(deps: RelayDeps): { serve(port: PortLike): void } {
  return {
    serve(port) {
      const work = new Map<string, AbortController>();

      const begin = (id: string, job: (signal: AbortSignal) => Promise<void>) => {
        if (work.has(id)) return;
        const controller = new AbortController();
        const release = deps.hold();
        work.set(id, controller);
        void job(controller.signal).finally(() => {
          work.delete(id);
          release();
        });
      };

      const answerRequest = (
        requestId: string,
        find: (signal: AbortSignal) => Promise<BackgroundMessage>,
      ) =>
        begin(requestId, async (signal) => {
          const failed = (error: unknown): BackgroundMessage => ({
            type: 'request-error',
            requestId,
            error: toWireError(error),
          });
          channel.send(await find(signal).catch(failed));
        });

      const channel: TypedPort<BackgroundMessage> = openTypedPort(
        port,
        PANEL_MESSAGE,
        {
          'chat-start': (start) =>
            begin(start.runId, (signal) => relayAnswer(deps, start, channel.send, signal)),
          'chat-stop': ({ runId }) => work.get(runId)?.abort(),
          'models-request': ({ requestId, connectionId }) =>
            answerRequest(requestId, async (signal) => ({
              type: 'models-available',
              requestId,
              models: await deps.fetchModels(connectionId, signal),
            })),
          'local-models-request': ({ requestId }) =>
            answerRequest(requestId, async (signal) => ({
              type: 'local-models-available',
              requestId,
              servers: await deps.findLocalModels(signal),
            })),
          'diagnosis-request': ({ requestId, connectionId }) =>
            answerRequest(requestId, async (signal) => ({
              type: 'diagnosis-available',
              requestId,
              diagnosis: await deps.diagnose(connectionId, signal),
            })),
          'sample-request': ({ requestId, connectionId }) =>
            answerRequest(requestId, async (signal) => ({
              type: 'sample-available',
              requestId,
              sample: await deps.fetchSample(connectionId, signal),
            })),
        },
        () => {
          for (const controller of work.values()) controller.abort();
        },
      );
    },
  };
}

async function relayAnswer(deps: RelayDeps, start: Start, send: Send, signal: AbortSignal) {
  const { runId, handoffId } = start;
  try {
    if (handoffId !== undefined && !(await deps.takeHandoff(handoffId))) {
      send({ type: 'chat-refused', runId });
      return;
    }
    const engine = await deps.findEngine(start.connectionId);
    send({ type: 'chat-accepted', runId, engine: engine.info });
    let seq = 0;
    const batch = createBatch((parts) => send({ type: 'chat-delta', runId, seq: seq++, parts }));
    const end = await runAnswer(engine, start.request, batch.add, signal);
    batch.flush();
    send({ type: 'chat-end', runId, end });
  } catch (error) {
    send({ type: 'chat-end', runId, end: { status: 'failed', error: toWireError(error) } });
  }
}
