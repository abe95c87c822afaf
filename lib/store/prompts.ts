import * as v from 'valibot';
import { mergePrompts, toQuickKind, type PromptEntry } from '../chat/actions.ts';

/** Longest template, in characters. */
const MAX_TEXT_CHARS = 20_000;

const isWritten = (text: string | undefined) => text !== undefined && text.trim() !== '';

const PROMPT: v.GenericSchema<unknown, PromptEntry> = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    name: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
    text: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARS))),
    connectionId: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
    isHidden: v.exactOptional(v.boolean()),
  }),
  v.check(
    (entry) => toQuickKind(entry) !== undefined || (isWritten(entry.name) && isWritten(entry.text)),
    'an own prompt has a name and a text',
  ),
);

const areSingle = (entries: PromptEntry[]) =>
  new Set(entries.map(({ id }) => id)).size === entries.length;

/** The schema of quick actions and prompts in a settings file: one that is wrong is an error. */
export const PROMPTS: v.GenericSchema<unknown, PromptEntry[]> = v.pipe(
  v.array(PROMPT),
  v.maxLength(500),
  v.check(areSingle, 'two prompts have one id'),
);

/** The same as stored: what cannot be read any more is left out, and takes nothing else with it. */
export const READABLE_PROMPTS = v.fallback(
  v.pipe(
    v.array(v.fallback(v.nullable(PROMPT), null)),
    v.transform((entries) => mergePrompts(entries.filter((entry) => entry !== null))),
  ),
  [],
);
