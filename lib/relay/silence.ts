import type { WaitPhase } from '../chat/engine.ts';
import type { ConnectionLimits } from '../store/connection.ts';

/** How long a wait goes without a word about it. */
const NOTICE_MS = 20_000;

const DEFAULT_FIRST_BYTE_SECONDS = 180;
const DEFAULT_SILENCE_SECONDS = 120;

/** Browsers take a longer timer for one that is over at once. */
const MAX_LIMIT_MS = 2 ** 31 - 1;

/** How long an answer may be silent, in milliseconds; 0 for as long as it likes. */
export interface SilenceLimits {
  /** Before its first byte. */
  firstByteMs: number;
  /** Between two bytes. */
  silenceMs: number;
}

/**
 * The limits of a connection: its own, else 180 s to the first byte and 120 s between two; none for
 * a local host, which may have a large model to load and nobody to time it out.
 */
export function toSilenceLimits(limits: ConnectionLimits = {}, isLocal: boolean): SilenceLimits {
  const toMs = (seconds: number | undefined, usual: number) =>
    Math.min((seconds ?? (isLocal ? 0 : usual)) * 1000, MAX_LIMIT_MS);
  return {
    firstByteMs: toMs(limits.firstByteSeconds, DEFAULT_FIRST_BYTE_SECONDS),
    silenceMs: toMs(limits.silenceSeconds, DEFAULT_SILENCE_SECONDS),
  };
}

/** What happens while an answer is silent. */
export interface SilenceOptions {
  limits: SilenceLimits;
  /** Milliseconds since 1970. */
  now(): number;
  /** Called at once with `waiting`, and whenever that changes. */
  onPhase(phase: WaitPhase): void;
  /** The limit is reached: called once, and then nothing more. */
  onLimit(): void;
}

/** Follows the bytes of one answer. */
export interface SilenceWatch {
  sawBytes(): void;
  /** The answer is over: nothing is called any more. */
  end(): void;
}

/**
 * Starts to watch, from the moment the request is sent. The reader is told after 20 s without a
 * byte, or after half of a limit that is shorter than twice that.
 */
export function watchSilence({ limits, now, onPhase, onLimit }: SilenceOptions): SilenceWatch {
  let isSilent = false;
  let timers: Array<ReturnType<typeof setTimeout>> = [];

  const disarm = () => timers.forEach(clearTimeout);

  const arm = (limitMs: number) => {
    disarm();
    const sinceMs = now();
    const notice = () => {
      isSilent = true;
      onPhase({ kind: 'silent', sinceMs });
    };
    timers = [setTimeout(notice, limitMs > 0 ? Math.min(NOTICE_MS, limitMs / 2) : NOTICE_MS)];
    if (limitMs > 0) timers.push(setTimeout(onLimit, limitMs));
  };

  onPhase({ kind: 'waiting' });
  arm(limits.firstByteMs);
  return {
    sawBytes() {
      if (isSilent) onPhase({ kind: 'waiting' });
      isSilent = false;
      arm(limits.silenceMs);
    },
    end: disarm,
  };
}
