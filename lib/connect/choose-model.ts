/** Models that do something else than to answer a question. */
const OTHER_MODELS =
  /embed|bge-|rerank|whisper|tts|speech|audio|dall-e|image|imagen|banana|veo|sora|video|lyria|moderation|guard|transcri|realtime|\blive\b|ocr|babbage|davinci|codex|computer-use|deep-research|robotics/i;

/** Models that may be gone tomorrow. */
const UNFINISHED_MODELS = /preview|beta|experimental|-exp\b/i;

/** The edition a name ends with, as `-2025-08-07`, `-20251001` or `-260215`. */
const EDITION = /-\d{4}[\d-]*$/;

/** `5`, `4-5` or `3.8` in a name, and not a size such as `20b` or `4o`. */
const VERSION = /\d{1,2}(?:[.-]\d{1,2})?(?![\da-z])/i;

/**
 * The model to begin with. Each of `suggested` stands for its line: the names that differ from it
 * in their version and edition alone. It is the newest of the first line that the server has, else
 * the first that can hold a conversation, if possible one that is finished. With no list there is
 * nothing to check against: the first suggestion, '' where there is none.
 */
export function chooseModel(models: readonly string[], suggested: readonly string[]): string {
  const [best = ''] = suggested;
  const talking = models.filter((model) => !OTHER_MODELS.test(model));
  return (
    suggested.flatMap((model) => findNewest(models, model) ?? [])[0] ??
    talking.find((model) => !UNFINISHED_MODELS.test(model)) ??
    talking[0] ??
    best
  );
}

/** The newest of a line; the name without an edition, where there is one, follows the maker's own. */
function findNewest(models: readonly string[], suggestion: string): string | undefined {
  const { line } = readName(suggestion);
  const [newest] = models
    .map((model) => ({ model, ...readName(model) }))
    .filter((found) => found.line === line)
    .toSorted(
      (one, other) =>
        other.version - one.version ||
        Number(one.hasEdition) - Number(other.hasEdition) ||
        (one.model < other.model ? 1 : -1),
    );
  return newest?.model;
}

function readName(model: string) {
  const name = model.replace(EDITION, '');
  const [version = '0'] = VERSION.exec(name) ?? [];
  return {
    line: name.replace(VERSION, '#'),
    // A decimal, as its maker counts: Grok 4.20 came before 4.3.
    version: Number(version.replace('-', '.')),
    hasEdition: name !== model,
  };
}
