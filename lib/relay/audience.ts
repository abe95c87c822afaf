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
  /** Tells news, after all parts that came before them. */
  tell(news: RunNews): void;
  /** Tells the next batch of parts to those who wait; for the others it is kept. */
  tellParts(parts: StreamPart[]): void;
  /**
   * Tells `send` what still holds and all parts after batch `afterSeq`, then all that comes. It
   * waits for parts from the start.
   */
  join(send: Send, afterSeq: number): void;
  /** `send` waits for parts: it is told those it lacks, in one message, as soon as there are any. */
  pull(send: Send): void;
  /** Tells everybody what they lack: no more parts come. */
  tellRest(): void;
  /** `send` has shown the parts up to batch `afterSeq`, and wants no others. */
  stopAt(send: Send, afterSeq: number): void;
  /** Forgets the parts that nobody was told, where there is somebody. */
  dropUntold(): void;
  leave(send: Send): void;
  /** Calls `listener` when somebody begins to wait for parts that have not been told yet. */
  onWaiting(listener: () => void): void;
  readonly isWaiting: boolean;
  readonly isEmpty: boolean;
  /** All parts told so far, joined. */
  readParts(): StreamPart[];
}

interface Follower {
  /** The last batch it was told; -1 before the first. */
  seq: number;
  isWaiting: boolean;
}

/** An {@link Audience} of nobody. */
export function createAudience(runId: string): Audience {
  const followers = new Map<Send, Follower>();
  const log = createPartsLog();
  const standing = new Map<'chat-accepted' | 'chat-unsaved', RunNews>();
  let phase: RunNews | undefined;
  let onWaiting = () => {};

  const post = (send: Send, message: BackgroundMessage) => {
    try {
      send(message);
    } catch {
      followers.delete(send); // Its port has closed, and nobody has said so yet.
    }
  };
  const postParts = (send: Send, follower: Follower) => {
    const parts = log.readAfter(follower.seq);
    if (parts.length === 0) return;
    follower.seq = log.lastSeq;
    follower.isWaiting = false;
    post(send, { type: 'chat-delta', runId, seq: log.lastSeq, parts });
  };

  return {
    tell(news) {
      if (news.type === 'chat-phase') phase = news;
      else if (news.type === 'chat-accepted' || news.type === 'chat-unsaved') {
        standing.set(news.type, news);
      }
      for (const [send, follower] of followers) {
        postParts(send, follower);
        post(send, news);
      }
    },
    tellParts(parts) {
      phase = undefined;
      log.add(parts);
      for (const [send, follower] of followers) {
        if (follower.isWaiting) postParts(send, follower);
      }
    },
    join(send, afterSeq) {
      const follower = { seq: afterSeq, isWaiting: true };
      followers.set(send, follower);
      standing.forEach((news) => post(send, news));
      postParts(send, follower);
      if (phase) post(send, phase);
    },
    pull(send) {
      const follower = followers.get(send);
      if (!follower) return;
      follower.isWaiting = true;
      postParts(send, follower);
      if (follower.isWaiting) onWaiting();
    },
    tellRest: () => followers.forEach((follower, send) => postParts(send, follower)),
    stopAt(send, afterSeq) {
      const follower = followers.get(send);
      if (!follower) return;
      follower.seq = Math.min(follower.seq, afterSeq);
      follower.isWaiting = false;
    },
    dropUntold() {
      if (followers.size > 0)
        log.dropAfter(Math.max(...[...followers.values()].map(({ seq }) => seq)));
    },
    leave: (send) => void followers.delete(send),
    onWaiting(listener) {
      onWaiting = listener;
    },
    get isWaiting() {
      return [...followers.values()].some(({ isWaiting }) => isWaiting);
    },
    get isEmpty() {
      return followers.size === 0;
    },
    readParts: () => log.readAfter(-1),
  };
}
