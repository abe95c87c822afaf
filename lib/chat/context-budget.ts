/** What the rest of a request and its answer may take of a window: a quarter. */
const PASSAGE_SHARE = 0.75;

/** A cut at a paragraph, a line or a word may give away so much of what would fit. */
const MAX_LOSS = 0.2;

/**
 * Tokens of a character: a quarter for Latin letters, one for Chinese, Japanese and Korean, a half
 * for other scripts, of which vendors say nothing. Tokenizers differ; this is rather too much.
 *
 * @see https://help.openai.com/en/articles/4936856 (four characters of English)
 * @see https://api-docs.deepseek.com/quick_start/token_usage (0.3 and 0.6 there)
 */
function tokensOf(unit: number): number {
  if (unit < 0x370) return 0.25;
  return unit >= 0x2e80 && unit < 0xd800 ? 1 : 0.5;
}

/** About how many tokens a text is. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; at += 1) tokens += tokensOf(text.charCodeAt(at));
  return Math.ceil(tokens);
}

/** How many tokens of a window a passage may fill. */
export function toPassageRoom(windowTokens: number): number {
  return Math.floor(windowTokens * PASSAGE_SHARE);
}

/**
 * As much of the beginning of `text` as `roomTokens` hold; all of it when it fits. The cut is at the
 * end of a paragraph, else of a line, else of a word, unless that gives away too much.
 */
export function fitText(text: string, roomTokens: number): string {
  if (text.length <= roomTokens) return text;
  let left = roomTokens;
  let end = 0;
  while (end < text.length && left > 0) {
    left -= tokensOf(text.charCodeAt(end));
    end += 1;
  }
  if (left >= 0 && end === text.length) return text;
  const head = text.slice(0, left < 0 ? end - 1 : end);
  const cut = ['\n\n', '\n', ' ']
    .map((border) => head.lastIndexOf(border))
    .find((at) => at > head.length * (1 - MAX_LOSS));
  const fitted = head.slice(0, cut).trimEnd();
  // Half of a character is none.
  return fitted.replace(/[\uD800-\uDBFF]$/, '');
}
