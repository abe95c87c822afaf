import type { AssistantTurn } from './conversation.ts';
import { findListPrice, type TokenPrice } from './prices.ts';

/** What an answer cost. */
export interface Cost {
  /** US dollars, without any discount. */
  dollars: number;
  /** By the user's own prices, not by the list. */
  isOwn: boolean;
}

/**
 * What an answer cost, by the tokens its service counted; null where these, or the price, are not
 * known, and where it cost nothing. Prices of the user's own go before the list.
 */
export function findCost(
  { engine, usage }: Pick<AssistantTurn, 'engine' | 'usage'>,
  own: Partial<TokenPrice> = {},
): Cost | null {
  const { inputTokens, outputTokens } = usage ?? {};
  if (inputTokens === undefined || outputTokens === undefined) return null;
  const price = { ...findListPrice(engine, inputTokens), ...own };
  if (price.input === undefined || price.output === undefined) return null;
  const dollars = (inputTokens * price.input + outputTokens * price.output) / 1e6;
  const isOwn = own.input !== undefined || own.output !== undefined;
  return dollars === 0 ? null : { dollars, isOwn };
}
