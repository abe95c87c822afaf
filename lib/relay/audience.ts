import type { StreamPart } from '../chat/engine.ts';
import type { BackgroundMessage } from '../protocol/messages.ts';
import { createPartsLog } from './parts-log.ts';

/** Sends one message to one page. Each page has one such function; it is known by it. */
export type Send = (message: BackgroundMessage) => void;

/** What is told of a run beside its parts. */
export type RunNews = Extract<
  BackgroundMessage,
  { type: 'chat-accepted' | 'chat-refused' | 'chat-phase' | 'chat-unsaved' | 'chat-end' }
>;

/** The pages that follow one run; whoever joins late is told what was said before. */
export interface Audience {
  tell(news: RunNews): void;
  /** Tells the next batch of parts. */
  tellParts(parts: StreamPart[]): void;
  /** Tells `send` what still holds and all parts after batch `afterSeq`, then all that comes. */
  join(send: Send, afterSeq: number): void;
  leave(send: Send): void;
  readonly isEmpty: boolean;
  /** All parts told so far, joined. */
  readParts(): StreamPart[];
}

/** An {@link Audience} of nobody. */
export function createAudience(runId: string): Audience {
  const sends = new Set<Send>();
  const log = createPartsLog();
  const standing = new Map<'chat-accepted' | 'chat-unsaved', RunNews>();
  let phase: RunNews | undefined;

  const post = (send: Send, message: BackgroundMessage) => {
    try {
      send(message);
    } catch {
      sends.delete(send); // Its port has closed, and nobody has said so yet.
    }
  };
  const postAll = (message: BackgroundMessage) => sends.forEach((send) => post(send, message));

  return {
    tell(news) {
      if (news.type === 'chat-phase') phase = news;
      else if (news.type === 'chat-accepted' || news.type === 'chat-unsaved') {
        standing.set(news.type, news);
      }
      postAll(news);
    },
    tellParts(parts) {
      phase = undefined;
      log.add(parts);
      postAll({ type: 'chat-delta', runId, seq: log.lastSeq, parts });
    },
    join(send, afterSeq) {
      sends.add(send);
      standing.forEach((news) => post(send, news));
      const parts = log.readAfter(afterSeq);
      if (parts.length > 0) post(send, { type: 'chat-delta', runId, seq: log.lastSeq, parts });
      if (phase) post(send, phase);
    },
    leave: (send) => void sends.delete(send),
    get isEmpty() {
      return sends.size === 0;
    },
    readParts: () => log.readAfter(-1),
  };
}
