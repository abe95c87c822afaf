/** Which handler answers which request. */
import { ENDPOINTS } from './endpoints/endpoints.mjs';
import { refuseForeignOrigins } from './formats/ollama.mjs';
import { writeHomePage } from './home-page.mjs';
import { PAGES } from './pages.mjs';
import { toSettingsFile } from './settings-file.mjs';
import { JSON_TYPE } from './speak.mjs';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

const OLLAMA_ROUTES = ENDPOINTS.find(({ id }) => id === 'ollama').routes;

const SERVED = {
  ...PAGES,
  ...Object.assign({}, ...ENDPOINTS.map(({ routes }) => routes)),
  'GET /': (exchange) => exchange.send(200, HTML, writeHomePage(exchange.origin)),
  'GET /settings.json': (exchange) =>
    exchange.send(200, JSON_TYPE, JSON.stringify(toSettingsFile(exchange.origin), null, 2)),
};

/** Routes with a `*`, which stands for anything within one segment. */
const WILD = Object.keys(SERVED).flatMap((route) => {
  const [start, end] = route.split('*');
  return end === undefined ? [] : [{ route, start, end }];
});

function findRoute(wanted) {
  if (Object.hasOwn(SERVED, wanted)) return wanted;
  const isMatch = ({ start, end }) =>
    wanted.startsWith(start) &&
    wanted.endsWith(end) &&
    !wanted.slice(start.length, -end.length).includes('/');
  return WILD.find(isMatch)?.route;
}

/**
 * Gives the handler of a request such as `GET /article`; undefined where nothing answers.
 * @param {{ ollamaOrigins: boolean }} options False: Ollama's routes refuse foreign origins.
 */
export function createRouter({ ollamaOrigins }) {
  return (wanted) => {
    const route = findRoute(wanted);
    if (route === undefined) return undefined;
    const isGuarded = !ollamaOrigins && Object.hasOwn(OLLAMA_ROUTES, route);
    return isGuarded ? refuseForeignOrigins(SERVED[route]) : SERVED[route];
  };
}
