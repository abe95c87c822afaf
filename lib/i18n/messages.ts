import type { en } from './en.ts';

/** Every text of the interface. English is the master: its keys are the ones there are. */
export type Messages = Record<keyof typeof en, string>;

/** A key of {@link Messages}. */
export type MessageKey = keyof Messages;
