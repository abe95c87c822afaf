/** How one of {@link startTemporaryChats} went. */
export interface TemporaryChat {
  /** What only this one was asked. */
  nonce: string;
  wasQueued: boolean;
  text: string;
  status: string;
}

/**
 * Runs in the panel: asks so many questions at once over a port of its own, as so many panels would;
 * resolves when all are answered. They are written down nowhere.
 */
export function startTemporaryChats(connectionId: string, count: number): Promise<TemporaryChat[]> {
  interface Told {
    type: string;
    runId?: string;
    phase?: { kind: string };
    parts?: { type: string; text?: string }[];
    end?: { status: string };
  }
  const chats = Array.from({ length: count }, (_, index) => {
    return { nonce: `nonce-${index}-`, wasQueued: false, text: '', status: '' };
  });
  const port = chrome.runtime.connect({ name: 'chat' });
  const done = new Promise<typeof chats>((resolve) => {
    port.onMessage.addListener((message) => {
      const { type, runId, phase, parts, end } = message as Told;
      const chat = chats[Number(runId?.replace('run-', ''))];
      if (!chat) return;
      if (phase?.kind === 'queued') chat.wasQueued = true;
      for (const { text } of parts ?? []) chat.text += text ?? '';
      if (type === 'chat-end') chat.status = end?.status ?? '';
      if (chats.every(({ status }) => status !== '')) resolve(chats);
    });
  });
  for (const [index, { nonce }] of chats.entries()) {
    const runId = `run-${index}`;
    const [createdAt, task] = [Date.now(), { kind: 'ask', question: nonce, passage: null }];
    port.postMessage({
      type: 'chat-start',
      runId,
      connectionId,
      request: { messages: [{ role: 'user', content: nonce }], task },
      conversation: { id: `conversation-${index}`, title: nonce },
      turns: [
        {
          role: 'assistant',
          id: `turn-${index}`,
          parentId: `question-${index}`,
          createdAt,
          runId,
          connectionId,
          status: 'queued',
          engine: null,
          text: '',
          reasoning: '',
          notes: [],
          citations: [],
          toolCalls: [],
        },
      ],
      isTemporary: true,
    });
  }
  return done.finally(() => port.disconnect());
}
