/** Models that do something else than to answer a question. */
const OTHER_MODELS =
  /embed|bge-|rerank|whisper|tts|speech|audio|dall-e|image|imagen|veo|sora|video|moderation|guard|transcri|realtime|ocr|babbage|davinci/i;

/**
 * The model to begin with: the first of `suggested` that the server has, under this name or as a
 * dated version of it, else the first that can hold a conversation. With no list there is nothing to
 * check against: the first suggestion, '' where there is none.
 */
export function chooseModel(models: readonly string[], suggested: readonly string[]): string {
  const [best = ''] = suggested;
  const has = (wanted: string) =>
    models.some(
      (model) => model.startsWith(wanted) && /^(?:-\d{4}.*)?$/.test(model.slice(wanted.length)),
    );
  return suggested.find(has) ?? models.find((model) => !OTHER_MODELS.test(model)) ?? best;
}
