import type { ChatMessage, ChatRequest, StreamPart } from '../../../../lib/chat/engine.ts';
import type { Task, TaskKind } from '../../../../lib/chat/task.ts';
import { createBuiltInEngine } from '../../../../lib/ondevice/built-in/built-in-engine.ts';
import { type BuiltInScript, createBuiltInStandIns } from '../../../helpers/built-in-stand-ins.ts';
import { createHandTimers } from '../../../helpers/hand-timers.ts';
import { SAMPLE_TEXTS } from '../sample-texts.ts';

/** What a request is about: a passage in English unless told otherwise. */
export interface RequestSetup {
  kind?: TaskKind;
  question?: string;
  text?: string | null;
  /** What was said before. */
  history?: ChatMessage[];
  /** The last message, where it does not bring the passage. */
  last?: string;
}

/** A request as the panel makes it. */
export function createRequest(setup: RequestSetup = {}): ChatRequest {
  const { kind = 'summarize', question = '', text = SAMPLE_TEXTS.en, history = [] } = setup;
  const task: Task = {
    kind,
    question,
    passage: text === null ? null : { text, title: '', url: '' },
  };
  const content = setup.last ?? `Please do this for me now. ${question}\n${text ?? ''}`;
  const system: ChatMessage = { role: 'system', content: 'You are the one who reads with me.' };
  return { messages: [system, ...history, { role: 'user', content }], task };
}

/** One run over stand-ins. */
export function runBuiltIn(
  script: BuiltInScript = {},
  request = createRequest(),
  choice = { answer: 'auto', interface: 'en' },
) {
  const standIns = createBuiltInStandIns(script);
  const timers = createHandTimers();
  const stop = new AbortController();
  const parts: StreamPart[] = [];
  const engine = createBuiltInEngine({
    findApis: () => standIns,
    readLanguages: () => Promise.resolve(choice),
    startTimer: timers.startTimer,
  });
  const ended = engine.run(
    request,
    (part) => parts.push(part),
    stop.signal,
    () => {},
  );
  // Who wants to know of a failure asks later.
  ended.catch(() => {});
  return { engine, parts, stop, timers, ended, log: standIns.builtInLog };
}

/** The answer that these parts make. */
export function readText(parts: readonly StreamPart[]): string {
  return parts.reduce((text, part) => {
    if (part.type === 'text-delta') return text + part.text;
    return part.type === 'text-replace' ? part.text : text;
  }, '');
}
