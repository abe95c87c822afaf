import type { Diagnosis } from '../doctor/diagnosis.ts';
import type { LocalModels } from '../doctor/find-local-models.ts';
import { toWireError } from '../errors.ts';
import { PANEL_MESSAGE, type BackgroundMessage, type PanelMessage } from '../protocol/messages.ts';
import { openTypedPort, type PortLike, type TypedPort } from '../protocol/typed-port.ts';
import { countActivity, type Activity } from './activity.ts';
import { createLiveRuns, type LiveRunsDeps } from './live-runs.ts';

/** What is to be forgotten. */
export type EraseScope = Extract<PanelMessage, { type: 'erase-request' }>['scope'];

/** What the relay needs of the world. */
export interface RelayDeps extends Omit<LiveRunsDeps, 'hold'> {
  /** Model ids a connection offers. */
  fetchModels(connectionId: string, signal: AbortSignal): Promise<string[]>;
  /** What answers on this computer. */
  findLocalModels(signal: AbortSignal): Promise<LocalModels[]>;
  /** What is wrong with a connection, or that it works. */
  diagnose(connectionId: string, signal: AbortSignal): Promise<Diagnosis>;
  /** Forgets; no answer is being made meanwhile. */
  erase(scope: EraseScope): Promise<void>;
  /** What a connection answers to a greeting, as it comes. */
  fetchSample(connectionId: string, signal: AbortSignal): Promise<string>;
  /** Starts work that must keep the background alive; returns its end. */
  hold(): () => void;
  onActivity(activity: Activity): void;
}

/**
 * The background's side of the port `chat`: hands each message to who answers it. When a page goes,
 * its requests are stopped; its answers go on.
 */
export function createRelay(deps: RelayDeps): { serve(port: PortLike): void } {
  const activity = countActivity(deps.onActivity);
  const runs = createLiveRuns({
    ...deps,
    hold() {
      const release = deps.hold();
      activity.runBegan();
      return (isKept) => {
        release();
        activity.runEnded(isKept);
      };
    },
  });

  return {
    serve(port) {
      const requests = new Map<string, AbortController>();

      const answer = (
        requestId: string,
        find: (signal: AbortSignal) => Promise<BackgroundMessage>,
      ) => {
        if (requests.has(requestId)) return;
        const controller = new AbortController();
        const release = deps.hold();
        requests.set(requestId, controller);
        const failed = (error: unknown): BackgroundMessage => ({
          type: 'request-error',
          requestId,
          error: toWireError(error),
        });
        void find(controller.signal)
          .catch(failed)
          .then(channel.send)
          .finally(() => {
            requests.delete(requestId);
            release();
          });
      };

      activity.pageOpened();
      const channel: TypedPort<BackgroundMessage> = openTypedPort(
        port,
        PANEL_MESSAGE,
        {
          'chat-start': (start) => runs.start(start, channel.send),
          'chat-stop': ({ runId, afterSeq }) => runs.stop(runId, afterSeq, channel.send),
          'chat-attach': ({ runId, afterSeq }) => void runs.attach(runId, afterSeq, channel.send),
          'chat-pull': ({ runId }) => runs.pull(runId, channel.send),
          'erase-request': ({ requestId, scope }) =>
            answer(requestId, async () => {
              await runs.pauseFor(() => deps.erase(scope));
              deps.announce();
              return { type: 'erased', requestId };
            }),
          'models-request': ({ requestId, connectionId }) =>
            answer(requestId, async (signal) => ({
              type: 'models-available',
              requestId,
              models: await deps.fetchModels(connectionId, signal),
            })),
          'local-models-request': ({ requestId }) =>
            answer(requestId, async (signal) => ({
              type: 'local-models-available',
              requestId,
              servers: await deps.findLocalModels(signal),
            })),
          'diagnosis-request': ({ requestId, connectionId }) =>
            answer(requestId, async (signal) => ({
              type: 'diagnosis-available',
              requestId,
              diagnosis: await deps.diagnose(connectionId, signal),
            })),
          'sample-request': ({ requestId, connectionId }) =>
            answer(requestId, async (signal) => ({
              type: 'sample-available',
              requestId,
              sample: await deps.fetchSample(connectionId, signal),
            })),
        },
        () => {
          for (const controller of requests.values()) controller.abort();
          runs.leave(channel.send);
          activity.pageClosed();
        },
      );
    },
  };
}
