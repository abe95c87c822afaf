import type { Page } from 'puppeteer-core';

/** What the longest task of the panel took, in milliseconds. */
export interface LongestTask {
  /** By the clock, which goes on while the machine does something else. */
  wallMs: number;
  /** Of the processor. */
  cpuMs: number;
}

/** As much of an event of a trace as counts here; durations in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  /** Of the processor. */
  tdur?: number;
  args: { name?: string; data?: { frames?: { url: string; processId?: number }[] } };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

const isTask = ({ name }: TraceEvent) => name.endsWith('RunTask');

/** The main thread of the process that shows the panel. */
function findThread(events: readonly TraceEvent[]): TraceEvent {
  const frames = events.flatMap(({ name, args }) =>
    name === 'TracingStartedInBrowser' ? (args.data?.frames ?? []) : [],
  );
  const process = frames.find(({ url }) => url.includes('/sidepanel.html'))?.processId;
  const thread = events.find(
    ({ name, pid, args }) =>
      name === 'thread_name' && pid === process && args.name === 'CrRendererMain',
  );
  if (!thread) throw new Error('no panel in the trace');
  return thread;
}

/** Does `work` and measures the tasks of the panel's main thread meanwhile. */
export async function measureTasks(panel: Page, work: () => Promise<void>): Promise<LongestTask> {
  await panel.tracing.start({ categories: CATEGORIES });
  await work();
  const trace = new TextDecoder().decode(await panel.tracing.stop());
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const { pid, tid } = findThread(traceEvents);
  const longest = { wallMs: 0, cpuMs: 0 };
  for (const event of traceEvents) {
    const { dur = 0, tdur = 0 } = event;
    if (event.pid !== pid || event.tid !== tid || !isTask(event)) continue;
    if (tdur / 1000 > longest.cpuMs)
      Object.assign(longest, { wallMs: dur / 1000, cpuMs: tdur / 1000 });
  }
  return longest;
}
