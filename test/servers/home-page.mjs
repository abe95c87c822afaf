/** The backend's own page: what it speaks, and how to make it fail. */
import { ENDPOINTS, toBaseUrl } from './endpoints/endpoints.mjs';
import { FAULTY_MODELS, TEST_KEY } from './faults.mjs';
import { SCRIPTED_MODELS } from './scripts.mjs';

const PAGE_NAMES = ['article', 'article-zh', 'frames', 'form', 'big?kb=256', 'pdf', 'login'];

const escapeHtml = (text) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

const toCode = (text) => `<code>${escapeHtml(text)}</code>`;

const toCodes = (texts) => texts.map(toCode).join(' ');

function toRow(origin, endpoint) {
  const { name, format, custom } = endpoint;
  const address = custom ? origin + custom.url : toBaseUrl(origin, endpoint);
  const routes = Object.keys(endpoint.routes).map(toCode).join('<br>');
  return (
    `<tr><th scope="row">${escapeHtml(name)}</th><td>${toCode(format)}</td>` +
    `<td>${toCode(address)}</td><td>${routes}</td></tr>`
  );
}

/** The page as HTML, for a backend at `origin`. */
export function writeHomePage(origin) {
  const rows = ENDPOINTS.map((endpoint) => toRow(origin, endpoint)).join('\n');
  const pages = PAGE_NAMES.map((name) => `<a href="/${name}">${name}</a>`).join(' ');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Gloss: the local backend</title>
<link rel="icon" href="data:,">
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem }
  th, td { text-align: start; vertical-align: top; padding: 0.25rem 1rem 0.25rem 0 }
</style>
<h1>The local backend</h1>
<p>It speaks every stream Gloss knows, and fails on request.
<a href="/settings.json" download="gloss.json">settings.json</a> has a connection for each: import it
in the settings of Gloss.</p>
<h2>Endpoints</h2>
<table>
<thead><tr><th>Name</th><th>Format</th><th>Base URL</th><th>Routes</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
<h2>Models</h2>
<p>The name of the model decides what happens; where a format has none, <code>?model=</code> does.
Any other name speaks like <code>demo</code>.</p>
<p>They answer, or break off: ${toCodes(SCRIPTED_MODELS)}; any number of seconds will do. Chat
completions also have <code>json</code> (no stream) and <code>think-tags</code>.</p>
<p>They refuse: ${toCodes(FAULTY_MODELS)}. The model <code>key</code> wants ${toCode(TEST_KEY)}.
Baidu wants a visitor who has been at <a href="/login">login</a>, or <code>?guest=1</code>.</p>
<h2>More</h2>
<p>Pages to read: ${pages}. What was asked: <a href="/log">log</a>.</p>
</html>
`;
}
