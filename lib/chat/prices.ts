import type { EngineInfo } from './engine.ts';

/** What tokens cost, in US dollars for a million of them. */
export interface TokenPrice {
  input: number;
  output: number;
}

/** When {@link PRICES} were true, as far as is known. */
export const PRICES_DATE = '2025-11-01';

/** Some models cost more when they are sent more tokens than this at once. */
type Price = readonly [model: RegExp, input: number, output: number, maxInputTokens?: number];

/**
 * The list prices at the makers' own addresses, as of {@link PRICES_DATE}. A model that stands here in
 * no row, and every model elsewhere, has no known price.
 *
 * @see https://platform.openai.com/docs/pricing
 * @see https://docs.claude.com/en/docs/about-claude/pricing
 * @see https://ai.google.dev/gemini-api/docs/pricing
 * @see https://api-docs.deepseek.com/quick_start/pricing
 */
const PRICES: ReadonlyMap<string, readonly Price[]> = new Map([
  [
    'api.openai.com',
    [
      [dated('gpt-5|gpt-5-chat-latest'), 1.25, 10],
      [dated('gpt-5-mini'), 0.25, 2],
      [dated('gpt-5-nano'), 0.05, 0.4],
      [dated('gpt-4\\.1'), 2, 8],
      [dated('gpt-4\\.1-mini'), 0.4, 1.6],
      [dated('gpt-4\\.1-nano'), 0.1, 0.4],
      [/^gpt-4o(?:-2024-(?:08-06|11-20))?$/, 2.5, 10],
      [dated('gpt-4o-mini'), 0.15, 0.6],
      [dated('o3'), 2, 8],
      [dated('o3-mini|o4-mini'), 1.1, 4.4],
      [dated('o1'), 15, 60],
    ],
  ],
  [
    'api.anthropic.com',
    [
      [dated('claude-opus-4(?:-[01])?|claude-3-opus'), 15, 75],
      [dated('claude-sonnet-4(?:-[05])?|claude-3-[57]-sonnet'), 3, 15, 200_000],
      [dated('claude-haiku-4-5'), 1, 5],
      [dated('claude-3-5-haiku'), 0.8, 4],
      [dated('claude-3-haiku'), 0.25, 1.25],
    ],
  ],
  [
    'generativelanguage.googleapis.com',
    [
      [/^(?:models\/)?gemini-2\.5-pro$/, 1.25, 10, 200_000],
      [/^(?:models\/)?gemini-2\.5-flash$/, 0.3, 2.5],
      [/^(?:models\/)?gemini-2\.5-flash-lite$/, 0.1, 0.4],
      [/^(?:models\/)?gemini-2\.0-flash$/, 0.1, 0.4],
      [/^(?:models\/)?gemini-2\.0-flash-lite$/, 0.075, 0.3],
    ],
  ],
  ['api.deepseek.com', [[/^deepseek-(?:chat|reasoner)$/, 0.28, 0.42]]],
]);

/** The model itself, or one of its editions, such as `gpt-5-2025-08-07` or `…-latest`. */
function dated(model: string): RegExp {
  return new RegExp(`^(?:${model})(?:-\\d{4}-?\\d{2}-?\\d{2}|-latest)?$`);
}

/** The list price of whoever answered, for so many tokens sent; null where it is not known. */
export function findListPrice(engine: EngineInfo | null, inputTokens: number): TokenPrice | null {
  if (engine?.kind !== 'connection') return null;
  const found = PRICES.get(engine.host)?.find(([model]) => model.test(engine.model));
  if (!found) return null;
  const [, input, output, maxInputTokens = Number.POSITIVE_INFINITY] = found;
  return inputTokens > maxInputTokens ? null : { input, output };
}
