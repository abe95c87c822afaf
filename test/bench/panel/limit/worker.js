/** Fetches, and passes the words on: those of one task of the event loop in one message. */
import { readEvents } from './read-events.js';

async function relay(port, { url, question }) {
  const messages = [{ role: 'user', content: question }];
  const { body } = await fetch(url, { method: 'POST', body: JSON.stringify({ messages }) });
  let text = '';
  let timer;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    port.postMessage({ text });
    text = '';
  };
  await readEvents(body, (delta) => {
    text += delta;
    timer ??= setTimeout(flush, 0);
  });
  flush();
  port.postMessage({ isEnd: true });
}

chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener((start) => void relay(port, start));
});
void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
