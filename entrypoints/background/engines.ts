import { browser } from '../../lib/browser.ts';
import { BUILT_IN, ON_DEVICE } from '../../lib/chat/engine.ts';
import { isLocal } from '../../lib/doctor/base-urls.ts';
import { diagnose } from '../../lib/doctor/diagnose.ts';
import { findLocalModels } from '../../lib/doctor/find-local-models.ts';
import { GlossError } from '../../lib/errors.ts';
import { toOriginPattern } from '../../lib/formats/base-url.ts';
import { fillKey } from '../../lib/formats/request/fill-key.ts';
import { FORMATS } from '../../lib/formats/registry.ts';
import type { BuiltInApis } from '../../lib/ondevice/built-in/built-in-api.ts';
import { createBuiltInEngine } from '../../lib/ondevice/built-in/built-in-engine.ts';
import { startTimer } from '../../lib/ondevice/built-in/patience.ts';
import { createExtractiveEngine } from '../../lib/ondevice/extractive-engine.ts';
import { resolveLanguage } from '../../lib/i18n/languages.ts';
import { createConnectionEngine } from '../../lib/relay/connection-engine.ts';
import { explainFailure } from '../../lib/relay/explain-failure.ts';
import { fetchModels } from '../../lib/relay/fetch-models.ts';
import { fetchSample } from '../../lib/relay/fetch-sample.ts';
import { createKeyCover } from '../../lib/relay/hide-key.ts';
import { createOriginHider, isOriginHidden } from '../../lib/relay/origin-hider.ts';
import type { RelayDeps } from '../../lib/relay/relay.ts';
import { toSilenceLimits } from '../../lib/relay/silence.ts';
import type { Connection } from '../../lib/store/connection.ts';
import { createConnectionStore } from '../../lib/store/connections.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createSettingsStorage } from '../../lib/store/settings.ts';

/** How long *Test* waits for the first word of a slow model. */
const DIAGNOSIS_TIMEOUT_MS = 60_000;

/** The engines the relay may run: the one on this device, and one for each connection. */
export function createEngines(): Pick<
  RelayDeps,
  'findEngine' | 'fetchSample' | 'fetchModels' | 'findLocalModels' | 'diagnose'
> {
  const connections = createConnectionStore(openDatabase, Date.now);

  const settings = createSettingsStorage(openDatabase);

  const find = async (connectionId: string) => {
    const access = await connections.access(connectionId);
    if (!access) throw new GlossError('connection-missing', 'no such connection');
    return { connection: access.connection, endpoint: fillKey(access.endpoint) };
  };
  const isPermitted = (url: string) =>
    browser.permissions.contains({ origins: [toOriginPattern(url)] });
  const ownOrigin = browser.runtime.getURL('').replace(/\/$/, '');
  const hideOrigin = createOriginHider(
    browser.declarativeNetRequest.updateSessionRules,
    new URL(ownOrigin).host,
  );
  /** Sends a prompt: without our origin where the user has allowed that. */
  const prompt = <Result>(connection: Connection, work: () => Promise<Result>) =>
    isOriginHidden(connection) ? hideOrigin(connection.baseUrl, work) : work();

  return {
    async findEngine(connectionId) {
      if (connectionId === ON_DEVICE) return createExtractiveEngine();
      if (connectionId === BUILT_IN) {
        return createBuiltInEngine({
          findApis: () => globalThis as BuiltInApis,
          async readLanguages() {
            const { language, answerLanguage } = (await settings.read()).preferences;
            return {
              answer: answerLanguage,
              interface: resolveLanguage(language, navigator.languages),
            };
          },
          startTimer,
        });
      }
      const { connection, endpoint } = await find(connectionId);
      const engine = createConnectionEngine({
        name: connection.name,
        endpoint,
        format: FORMATS[connection.format],
        limits: toSilenceLimits(connection.limits, isLocal(endpoint.baseUrl)),
        now: Date.now,
        isPermitted,
      });
      return {
        ...engine,
        run: (...run) => prompt(connection, () => engine.run(...run)),
      };
    },
    findLocalModels: (signal) => findLocalModels({ signal }),
    async diagnose(connectionId, signal) {
      const { connection, endpoint } = await find(connectionId);
      const patience = AbortSignal.timeout(DIAGNOSIS_TIMEOUT_MS);
      const { error, ...diagnosis } = await prompt(connection, () =>
        diagnose({
          endpoint,
          format: FORMATS[connection.format],
          now: () => performance.now(),
          transport: { signal: AbortSignal.any([signal, patience]) },
          isPermitted,
          ownOrigin,
          showsOrigin: !isOriginHidden(connection),
        }),
      );
      return {
        ...diagnosis,
        ...(error && { error: createKeyCover(endpoint.apiKey).hideInWire(error) }),
      };
    },
    async fetchSample(connectionId, signal) {
      const { connection, endpoint } = await find(connectionId);
      const format = FORMATS[connection.format];
      try {
        return await prompt(connection, () => fetchSample(format, endpoint, { signal }));
      } catch (error) {
        const failure = await explainFailure(error, endpoint.baseUrl, isPermitted);
        throw createKeyCover(endpoint.apiKey).hideInThrown(failure);
      }
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
