import { useEffect, useState } from 'preact/hooks';
import type { RecordedConnection } from '../../lib/connect/connection-from-curl.ts';
import { type Pasted, readPasted } from '../../lib/connect/read-pasted.ts';

/** What was pasted, and what a command among it says. */
export interface PastedText {
  pasted: Pasted;
  /** Undefined until it is read, and for no command; null where it says too little. */
  command: RecordedConnection | null | undefined;
}

/** Understands a text as it is typed; what reads commands is loaded when there is one. */
export function usePasted(text: string): PastedText {
  const pasted = readPasted(text);
  const isCommand = pasted.kind === 'command';
  const [read, setRead] = useState<{ text: string; command: RecordedConnection | null } | null>(
    null,
  );

  useEffect(() => {
    if (!isCommand) return;
    void import('./read-command.ts')
      .then(({ readCommand }) => readCommand(text))
      .then(
        (command) => setRead({ text, command }),
        () => setRead({ text, command: null }),
      );
  }, [text, isCommand]);

  return { pasted, command: isCommand && read?.text === text ? read.command : undefined };
}
