/* Run in a panel, which shows nothing of it: an answer by way of Gloss's background, or fetched here. */
(() => {
  /** Every token of the relay's answers is this long. */
  const TOKEN_LENGTH = 7;
  const readClock = () => performance.timeOrigin + performance.now();

  /** When each token had come, in milliseconds since 1970. */
  function createTimes() {
    const times = [];
    let length = 0;
    return {
      times,
      add(text) {
        length += text.length;
        const now = readClock();
        while (times.length < Math.floor(length / TOKEN_LENGTH)) times.push(now);
      },
    };
  }

  globalThis.fetchHere = async (url) => {
    const { readEvents } = await import(chrome.runtime.getURL('read-events.js'));
    const { times, add } = createTimes();
    const { body } = await fetch(url, { method: 'POST', body: '{}' });
    await readEvents(body, add);
    return times;
  };

  globalThis.askBackground = () => {
    const { promise, resolve, reject } = Promise.withResolvers();
    const { times, add } = createTimes();
    const port = chrome.runtime.connect({ name: 'chat' });
    port.onMessage.addListener(({ type, parts, end }) => {
      if (type === 'chat-delta') {
        parts.forEach(({ text = '' }) => add(text));
        port.postMessage({ type: 'chat-pull', runId });
      }
      if (type !== 'chat-end') return;
      port.disconnect();
      if (end.status === 'complete') resolve(times);
      else reject(new Error(JSON.stringify(end)));
    });
    port.onDisconnect.addListener(() => reject(new Error('the background hung up')));
    const [runId, questionId, id] = [1, 2, 3].map(() => crypto.randomUUID());
    const task = { kind: 'ask', question: 'Go', passage: null };
    const question = {
      role: 'user',
      id: questionId,
      parentId: null,
      createdAt: 1,
      task,
      content: 'Go',
    };
    const answer = {
      role: 'assistant',
      id,
      parentId: questionId,
      createdAt: 1,
      runId,
      connectionId: 'bench',
      status: 'queued',
      engine: null,
      text: '',
      reasoning: '',
      notes: [],
      citations: [],
      toolCalls: [],
    };
    port.postMessage({
      type: 'chat-start',
      runId,
      connectionId: 'bench',
      request: { messages: [{ role: 'user', content: 'Go' }], task },
      conversation: { id: crypto.randomUUID(), title: 'Go' },
      turns: [question, answer],
      isTemporary: false,
    });
    return promise;
  };
})();
