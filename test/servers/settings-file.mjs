/** A settings file for Gloss with a connection for everything the backend speaks. */
import { ENDPOINTS, toBaseUrl } from './endpoints/endpoints.mjs';
import { TEST_KEY } from './faults.mjs';

function toConnection(origin, { custom, hasNoKey = false, options = {}, ...endpoint }) {
  const { id, name, format } = endpoint;
  return {
    id,
    name,
    format,
    baseUrl: toBaseUrl(origin, endpoint),
    apiKey: hasNoKey ? '' : TEST_KEY,
    model: 'demo',
    headers: {},
    options,
    ...(custom ? { custom: { ...custom, url: origin + custom.url } } : {}),
  };
}

/** @type {import('./settings-file.d.mts').toSettingsFile} */
export function toSettingsFile(origin) {
  const connections = ENDPOINTS.map((endpoint) => toConnection(origin, endpoint));
  return { gloss: 1, activeConnection: connections[0].id, connections };
}
