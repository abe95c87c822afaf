import type { FrameSnapshot } from './frame-snapshot.ts';

/** How long the changes of a selection are collected before the last of them is reported. */
export const SELECTION_SETTLE_MS = 100;

/** What the agent is told; plain data, for it crosses into the page's process. */
export interface AgentOptions {
  portName: string;
  maxChars: number;
  settleMs: number;
}

/**
 * Runs inside a page, in the extension's isolated world, through `scripting.executeScript`: it
 * returns what is selected now and from then on tells every panel that connects of each change.
 * Running it again changes nothing. It has no idea of other modules: the browser takes its source
 * text alone. Text in a text field counts as selected, text in a password or card field never.
 */
export function installSelectionAgent(options: AgentOptions): FrameSnapshot {
  interface Port {
    postMessage(message: unknown): void;
    onDisconnect: { addListener(listener: () => void): void };
  }
  interface Runtime {
    id?: string;
    onConnect: { addListener(listener: (port: Port & { name: string }) => void): void };
  }
  const scope = globalThis as unknown as {
    browser?: { runtime?: Runtime };
    chrome?: { runtime?: Runtime };
    glossAgent?: { read: () => FrameSnapshot; isAlive: () => boolean };
  };
  // An agent left over from before the extension was updated no longer has a runtime id.
  if (scope.glossAgent?.isAlive()) return scope.glossAgent.read();

  // Where there is no `browser`, an element of the page with that id answers to the name.
  const runtime = scope.browser?.runtime ?? scope.chrome?.runtime;
  const frame = crypto.randomUUID?.() ?? String(Math.random());
  /** Every panel that listens, with the text it was told last. */
  const ports = new Map<Port, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readField = (field: HTMLTextAreaElement | HTMLInputElement): string => {
    // A password that the page shows on request is in a field of type text.
    const isSecret = /\b(password|hidden|one-time-code|cc)\b/.test(
      `${field.type} ${field.autocomplete}`,
    );
    const { selectionStart, selectionEnd } = field;
    if (isSecret || selectionStart === null || selectionEnd === null) return '';
    return field.value.slice(selectionStart, selectionEnd);
  };

  const readSelection = (): string => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement) {
      return readField(focused);
    }
    return String(getSelection() ?? '');
  };

  const read = (): FrameSnapshot => {
    const selected = readSelection().trim();
    return {
      frame,
      text: selected.slice(0, options.maxChars),
      length: selected.length,
      title: document.title,
      url: location.href,
      contentType: document.contentType,
    };
  };

  const tell = (port: Port, snapshot: FrameSnapshot) => {
    ports.set(port, snapshot.text);
    port.postMessage({ type: 'selection-change', ...snapshot });
  };

  const report = () => {
    timer = undefined;
    const snapshot = read();
    for (const [port, told] of ports) if (told !== snapshot.text) tell(port, snapshot);
  };

  const onSelectionChange = () => {
    timer ??= setTimeout(report, options.settleMs);
  };

  runtime?.onConnect.addListener((port) => {
    if (port.name !== options.portName) return;
    if (ports.size === 0) document.addEventListener('selectionchange', onSelectionChange, true);
    tell(port, read());
    port.onDisconnect.addListener(() => {
      ports.delete(port);
      if (ports.size > 0) return;
      document.removeEventListener('selectionchange', onSelectionChange, true);
      clearTimeout(timer);
      timer = undefined;
    });
  });

  scope.glossAgent = { read, isAlive: () => Boolean(runtime?.id) };
  return read();
}
