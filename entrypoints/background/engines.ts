import { browser } from '../../lib/browser.ts';
import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { diagnose } from '../../lib/doctor/diagnose.ts';
import { findLocalModels } from '../../lib/doctor/find-local-models.ts';
import { GlossError } from '../../lib/errors.ts';
import { toOriginPattern } from '../../lib/formats/base-url.ts';
import { fillKey } from '../../lib/formats/request/fill-key.ts';
import { FORMATS } from '../../lib/formats/registry.ts';
import { createExtractiveEngine } from '../../lib/ondevice/extractive-engine.ts';
import { createConnectionEngine } from '../../lib/relay/connection-engine.ts';
import { explainFailure } from '../../lib/relay/explain-failure.ts';
import { fetchModels } from '../../lib/relay/fetch-models.ts';
import { createKeyCover } from '../../lib/relay/hide-key.ts';
import type { RelayDeps } from '../../lib/relay/relay.ts';
import { createConnectionStore } from '../../lib/store/connections.ts';
import { openDatabase } from '../../lib/store/database.ts';

/** How long *Test* waits for the first word of a slow model. */
const DIAGNOSIS_TIMEOUT_MS = 60_000;

/** The engines the relay may run: the one on this device, and one for each connection. */
export function createEngines(): Omit<RelayDeps, 'takeHandoff' | 'hold'> {
  const connections = createConnectionStore(openDatabase, Date.now);

  const find = async (connectionId: string) => {
    const access = await connections.access(connectionId);
    if (!access) throw new GlossError('connection-missing', 'no such connection');
    return { connection: access.connection, endpoint: fillKey(access.endpoint) };
  };
  const isPermitted = (url: string) =>
    browser.permissions.contains({ origins: [toOriginPattern(url)] });

  return {
    async findEngine(connectionId) {
      if (connectionId === ON_DEVICE) return createExtractiveEngine();
      const { connection, endpoint } = await find(connectionId);
      const format = FORMATS[connection.format];
      return createConnectionEngine({ name: connection.name, endpoint, format, isPermitted });
    },
    findLocalModels: (signal) => findLocalModels({ signal }),
    async diagnose(connectionId, signal) {
      const { connection, endpoint } = await find(connectionId);
      const { error, ...diagnosis } = await diagnose({
        endpoint,
        format: FORMATS[connection.format],
        now: () => performance.now(),
        transport: { signal: AbortSignal.any([signal, AbortSignal.timeout(DIAGNOSIS_TIMEOUT_MS)]) },
        isPermitted,
        ownOrigin: browser.runtime.getURL('').replace(/\/$/, ''),
      });
      return {
        ...diagnosis,
        ...(error && { error: createKeyCover(endpoint.apiKey).hideInWire(error) }),
      };
    },
    async fetchModels(connectionId, signal) {
      const { connection, endpoint } = await find(connectionId);
      try {
        return await fetchModels(FORMATS[connection.format], endpoint, signal);
      } catch (error) {
        throw await explainFailure(error, endpoint.baseUrl, isPermitted);
      }
    },
  };
}
