/** A connection, as far as its window depends on it. */
export interface WindowSource {
  /** The wire format, such as `ollama`. */
  format: string;
  model: string;
  /** Extra body fields. */
  options: Readonly<Record<string, unknown>>;
  /** What the user says it is, in tokens. */
  contextTokens?: number;
}

/** What a model of which nothing is known is trusted with, in tokens. */
export const DEFAULT_WINDOW_TOKENS = 32_000;

/**
 * Ollama cuts off the beginning of what is longer, and says nothing; with 24 GB of graphics memory
 * or more it takes more than this.
 *
 * @see https://docs.ollama.com/context-length
 */
const OLLAMA_WINDOW_TOKENS = 4096;

/**
 * Windows by family of models, in tokens; the first match counts, so that the newer stand above what
 * they grew from. As published in November 2026; where the members of a family differ, a smaller
 * one: a text cut with a word about it is better than one the server refuses.
 *
 * @see https://developers.openai.com/api/docs/models (what a question may take)
 * @see https://platform.claude.com/docs/en/about-claude/models/overview
 * @see https://ai.google.dev/gemini-api/docs/models
 * @see https://api-docs.deepseek.com/quick_start/pricing
 */
const WINDOWS: ReadonlyArray<readonly [family: RegExp, tokens: number]> = [
  [/gpt-4\.1|gemini|claude-[a-z]+-(?:4[.-][6-9]|[5-9])(?!\d)/i, 1_000_000],
  [/deepseek-(?:flash|v[4-9])|glm-5\.[2-9]|^qwen3\.[5-9]-(?:flash|plus)(?:-\d|$)/i, 1_000_000],
  [/gpt-(?:[6-9]|5\.[4-9](?!-(?:mini|nano)))/i, 922_000],
  [/grok-4\.[3-9]|minimax-m[3-9]/i, 500_000],
  [/gpt-5/i, 272_000],
  [/grok-4|command-a|kimi-k[2-9]|doubao-seed/i, 256_000],
  [/claude|\bo[134]\b|glm-(?:4\.[67]|5)|minimax-m2/i, 200_000],
  [/gpt-4o|gpt-4-turbo|gpt-oss|glm-4|sonar|llama-?(?:3\.|4)|mistral|kimi|doubao/i, 128_000],
  [/qwen-(?:flash|plus)/i, 128_000],
  [/deepseek/i, 64_000],
  [/gpt-3\.5/i, 16_000],
  [/gpt-4|llama-?3/i, 8_000],
];

/** Some names say it themselves, such as `moonshot-v1-8k`. */
const NAMED_WINDOW = /\b(\d{1,4})k\b/i;

/** How many tokens a connection's model takes at once, question and answer together. */
export function findContextWindow(source: WindowSource): number {
  const { format, model, options, contextTokens } = source;
  if (contextTokens !== undefined) return contextTokens;
  if (format === 'ollama') return readNumber(options['options'], 'num_ctx') ?? OLLAMA_WINDOW_TOKENS;
  const thousands = NAMED_WINDOW.exec(model)?.[1];
  if (thousands !== undefined) return Number(thousands) * 1000;
  return WINDOWS.find(([family]) => family.test(model))?.[1] ?? DEFAULT_WINDOW_TOKENS;
}

function readNumber(object: unknown, key: string): number | undefined {
  const value: unknown =
    typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined;
  return typeof value === 'number' && value > 0 ? value : undefined;
}
