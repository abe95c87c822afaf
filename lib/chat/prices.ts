import type { EngineInfo } from './engine.ts';

/** What tokens cost, in US dollars for a million of them. */
export interface TokenPrice {
  input: number;
  output: number;
}

/** When {@link PRICES} were true, as far as is known. */
export const PRICES_DATE = '2026-11-14';

/** Some models cost more when they are sent more tokens than this at once. */
type Price = readonly [model: RegExp, input: number, output: number, maxInputTokens?: number];

/** Beyond it, OpenAI's models with a window of a million tokens cost more. */
const OPENAI_SHORT = 272_000;

/**
 * The list prices at the makers' own addresses, as of {@link PRICES_DATE}. A model that stands here in
 * no row, and every model elsewhere, has no known price; nor has one at a price that ends on a known
 * day, or that depends on the hour, as all of DeepSeek's do.
 *
 * @see https://developers.openai.com/api/docs/pricing (as others quoted it on 2026-11-05)
 * @see https://platform.claude.com/docs/en/models (as it stood after 2026-10-07)
 * @see https://ai.google.dev/gemini-api/docs/pricing (read on 2026-10-07; Gemini 4 on 2026-11-14)
 */
const PRICES: ReadonlyMap<string, readonly Price[]> = new Map([
  [
    'api.openai.com',
    [
      [dated('gpt-6-astra'), 10, 50, OPENAI_SHORT],
      [dated('gpt-6(?:\\.1)?-sol'), 2, 10, OPENAI_SHORT],
      [dated('gpt-6\\.1-terra'), 1, 5, OPENAI_SHORT],
      [dated('gpt-6-luna'), 0.1, 0.5, OPENAI_SHORT],
      [dated('gpt-5\\.6-terra'), 2, 12, OPENAI_SHORT],
      [dated('gpt-5\\.6-luna'), 0.2, 1.2, OPENAI_SHORT],
      [dated('gpt-5\\.5'), 5, 30, OPENAI_SHORT],
      [dated('gpt-5\\.4'), 2.5, 15, OPENAI_SHORT],
      [dated('gpt-5\\.4-mini'), 0.75, 4.5],
      [dated('gpt-5\\.4-nano'), 0.2, 1.25],
      [dated('gpt-5\\.2'), 1.75, 14],
      [dated('gpt-5(?:\\.1)?'), 1.25, 10],
      [dated('gpt-5-mini'), 0.25, 2],
      [dated('gpt-5-nano'), 0.05, 0.4],
      [dated('gpt-4\\.1'), 2, 8],
      [dated('gpt-4\\.1-mini'), 0.4, 1.6],
      [/^gpt-4o(?:-2024-(?:08-06|11-20))?$/, 2.5, 10],
      [dated('gpt-4o-mini'), 0.15, 0.6],
      [dated('o3'), 2, 8],
    ],
  ],
  [
    'api.anthropic.com',
    [
      [dated('claude-fable-5(?:-1)?'), 10, 50],
      [dated('claude-opus-5-5'), 4, 20],
      [dated('claude-opus-(?:5|4-[5-8])'), 5, 25],
      [dated('claude-sonnet-5(?:-5)?'), 2, 10],
      [dated('claude-sonnet-4-6'), 3, 15],
      [dated('claude-sonnet-4-5'), 3, 15, 200_000],
      [dated('claude-haiku-5-5'), 0.1, 0.5, 100_000],
      [dated('claude-haiku-4-5'), 1, 5],
    ],
  ],
  [
    'generativelanguage.googleapis.com',
    [
      [/^(?:models\/)?gemini-4-hydrogen$/, 1.5, 7.5],
      [/^(?:models\/)?gemini-3\.5-flash$/, 1.5, 9],
      // From December 2026 on, the former answers in the latter's place.
      [/^(?:models\/)?gemini-(?:3\.5-flash-lite|2\.5-flash)$/, 0.3, 2.5],
      [/^(?:models\/)?gemini-3\.1-pro-preview$/, 2, 12, 200_000],
      [/^(?:models\/)?gemini-3\.1-flash-lite$/, 0.25, 1.5],
      [/^(?:models\/)?gemini-3-flash-preview$/, 0.5, 3],
      [/^(?:models\/)?gemini-2\.5-flash-lite$/, 0.1, 0.4],
    ],
  ],
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
