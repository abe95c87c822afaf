/** A text box, a log, a port: what any side panel that streams has to do, and nothing else. */
import { default_renderer, parser, parser_end, parser_write } from './streaming-markdown.js';

const PAINT_INTERVAL_MS = 50;
const log = document.querySelector('main');
const input = document.querySelector('textarea');

function addTurn(text = '') {
  const turn = document.createElement('div');
  turn.className = 'turn';
  turn.append(text);
  log.append(turn);
  return turn;
}

const scrollToEnd = () => (log.scrollTop = log.scrollHeight);

/** Markdown that grows: each piece is read once and added to what is there. */
function createDrawing(root) {
  const drawing = parser(default_renderer(root));
  return {
    append: (text) => parser_write(drawing, text),
    end: () => parser_end(drawing),
  };
}

function drawAnswer(text) {
  const drawing = createDrawing(addTurn());
  drawing.append(text);
  drawing.end();
}

/** Draws the first piece at once, then at most every 50 ms, and the end at once. */
function createAnswer() {
  const drawing = createDrawing(addTurn());
  let waiting = '';
  let paintedAt = -Infinity;
  let timer;
  const paint = () => {
    clearTimeout(timer);
    timer = undefined;
    paintedAt = performance.now();
    drawing.append(waiting);
    waiting = '';
    scrollToEnd();
  };
  return {
    add(text) {
      waiting += text;
      const wait = paintedAt + PAINT_INTERVAL_MS - performance.now();
      if (wait <= 0) paint();
      else timer ??= setTimeout(paint, wait);
    },
    end() {
      drawing.append(waiting);
      waiting = '';
      drawing.end();
      paint();
    },
  };
}

function ask(question) {
  addTurn(question);
  const answer = createAnswer();
  const port = chrome.runtime.connect();
  port.onMessage.addListener(({ text, isEnd }) => {
    if (text) answer.add(text);
    if (!isEnd) return;
    answer.end();
    port.disconnect();
  });
  port.postMessage({ url: localStorage.url, question });
}

input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  ask(input.value);
  input.value = '';
});

if (localStorage.watched) {
  document.body.className = 'far';
  const { messages } = await chrome.storage.local.get('messages');
  for (const [index, text] of messages.entries()) {
    if (index % 2 === 0) addTurn(text);
    else drawAnswer(text);
  }
  scrollToEnd();
}
input.focus();
