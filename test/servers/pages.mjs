/** The pages the backend serves, for reading and for going wrong. */
import { ARTICLE, ARTICLE_ZH } from './articles.mjs';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

const toPage = (title, body, language = 'en') =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>` +
  `<link rel="icon" href="data:,"></head><body>${body}</body></html>`;

function toArticlePage({ title, language, paragraphs }) {
  const text = paragraphs.map((words, index) => `<p id="p${index + 1}">${words}</p>`).join('\n');
  return toPage(title, `<main><article><h1>${title}</h1>\n${text}\n</article></main>`, language);
}

const FRAMES_PAGE = toPage(
  'A page with a frame',
  '<p id="outside">These words stand in the page itself.</p><iframe src="/frame" title="Inner page"></iframe>',
);

const FRAME_PAGE = toPage(
  'The inner page',
  '<p id="inside">These words stand in the frame, not in the page around it.</p>',
);

const FORM_PAGE = toPage(
  'A form',
  '<form><label>Letter <textarea id="letter" rows="4">Their are two mistake in this sentence.</textarea></label>' +
    '<label>Name <input id="name" value="A name typed by hand"></label>' +
    '<label>Password <input id="password" type="password" value="correct horse battery"></label></form>',
);

const BIG_SENTENCES = [
  'The keeper climbed the stairs every four hours to wind the clockwork. ',
  'Rain from the west hides the light long before fog does. ',
  'A ship that counts the flashes knows which coast it sees. ',
  'Salt eats iron first, then brass, and stone last of all. ',
];

/** A page with one element of `kilobytes` of numbered English sentences. */
function writeBigPage(kilobytes) {
  let text = '';
  for (let line = 1; text.length < kilobytes * 1024; line += 1) {
    text += `${line}. ${BIG_SENTENCES[line % BIG_SENTENCES.length]}`;
  }
  return toPage('A big page', `<p id="big">${text.slice(0, kilobytes * 1024)}</p>`);
}

/** The smallest PDF with a line of text: five objects, and a table of where each starts. */
function writePdf() {
  const words = 'BT /F1 24 Tf 72 720 Td (A lighthouse in one page.) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return `${pdf}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
}

const MAX_BIG_PAGE_KB = 100 * 1024;

const showPage = (html) => (exchange) => exchange.send(200, HTML, html);

/** Route to handler. */
export const PAGES = {
  'GET /article': showPage(toArticlePage(ARTICLE)),
  'GET /article-zh': showPage(toArticlePage(ARTICLE_ZH)),
  'GET /frames': showPage(FRAMES_PAGE),
  'GET /frame': showPage(FRAME_PAGE),
  'GET /form': showPage(FORM_PAGE),
  'GET /big': (exchange) => {
    const wanted = Number(exchange.url.searchParams.get('kb') ?? 64);
    exchange.send(200, HTML, writeBigPage(Math.min(wanted, MAX_BIG_PAGE_KB)));
  },
  'GET /error': (exchange) =>
    exchange.send(500, HTML, toPage('Error', '<h1>The page could not be made.</h1>')),
  'GET /pdf': (exchange) => exchange.send(200, { 'content-type': 'application/pdf' }, writePdf()),
  'GET /hang': () => {},
  'GET /sink': (exchange) => exchange.send(204, {}),
  'POST /sink': (exchange) => exchange.send(204, {}),
};
