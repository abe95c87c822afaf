import type { FormatId } from '../../lib/formats/format.ts';
import type { ConnectionLimits, ConnectionPrices } from '../../lib/store/connection.ts';

/** Numbers of a connection as they stand in its form; empty for what is usual. */
export interface NumberFields {
  firstByteSeconds: string;
  silenceSeconds: string;
  contextTokens: string;
  inputPrice: string;
  outputPrice: string;
}

type Options = Record<string, unknown>;

/** 0 and more; undefined for an empty field, null when it is anything else. */
export function parseAmount(text: string): number | null | undefined {
  return parseNumber(text, /^\d{1,6}(?:\.\d+)?$/);
}

/** The same for a whole number from 1 on. */
export function parseTokens(text: string): number | null | undefined {
  return parseNumber(text, /^[1-9]\d{0,8}$/);
}

/** Undefined while both limits are the usual ones; null while one of them is wrong. */
export function toLimits(fields: NumberFields): ConnectionLimits | null | undefined {
  const firstByteSeconds = parseAmount(fields.firstByteSeconds);
  const silenceSeconds = parseAmount(fields.silenceSeconds);
  if (firstByteSeconds === null || silenceSeconds === null) return null;
  if (firstByteSeconds === undefined && silenceSeconds === undefined) return undefined;
  return {
    ...(firstByteSeconds !== undefined && { firstByteSeconds }),
    ...(silenceSeconds !== undefined && { silenceSeconds }),
  };
}

/** The same for both prices. */
export function toPrices(fields: NumberFields): ConnectionPrices | null | undefined {
  const input = parseAmount(fields.inputPrice);
  const output = parseAmount(fields.outputPrice);
  if (input === null || output === null) return null;
  if (input === undefined && output === undefined) return undefined;
  return { ...(input !== undefined && { input }), ...(output !== undefined && { output }) };
}

/**
 * Takes the window out of the body fields of a connection: Ollama has to be told it, in `num_ctx`,
 * or it cuts what is longer.
 */
export function takeWindow(format: FormatId | undefined, options: Options = {}) {
  const inner = options['options'];
  if (format !== 'ollama' || !isObject(inner)) return { options, window: undefined };
  const { num_ctx: window, ...others } = inner;
  if (typeof window !== 'number') return { options, window: undefined };
  const { options: _, ...rest } = options;
  return {
    options: Object.keys(others).length === 0 ? rest : { ...rest, options: others },
    window,
  };
}

/** Puts it back. */
export function addWindow(options: Options, window: number): Options {
  const inner = options['options'];
  return { ...options, options: { ...(isObject(inner) ? inner : {}), num_ctx: window } };
}

function parseNumber(text: string, shape: RegExp): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return shape.test(trimmed) ? Number(trimmed) : null;
}

function isObject(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
