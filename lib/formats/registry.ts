import type { Format, FormatId } from './format.ts';
import { openAiChat } from './openai-chat.ts';

/** Every wire format Gloss speaks. */
export const FORMATS: Record<FormatId, Format> = {
  'openai-chat': openAiChat,
};
