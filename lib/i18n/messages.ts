import type { enLater } from './en-later.ts';
import type { enOpening } from './en-opening.ts';

/** Every text of the interface. English is the master: its keys are the ones there are. */
export type Messages = Record<keyof typeof enOpening | keyof typeof enLater, string>;

/** A key of {@link Messages}. */
export type MessageKey = keyof Messages;
