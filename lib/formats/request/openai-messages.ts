import type { ChatImage } from '../../chat/attachment.ts';
import type { ChatMessage } from '../../chat/engine.ts';
import type { JsonObject } from '../decode/json.ts';

/** The messages as OpenAI writes them: text, or parts of text and pictures. */
export function toOpenAiMessages(messages: readonly ChatMessage[]): JsonObject[] {
  return messages.map(({ role, content, images = [] }) => {
    if (images.length === 0) return { role, content };
    const pictures = images.map((image) => ({
      type: 'image_url',
      image_url: { url: toDataUrl(image) },
    }));
    return { role, content: [...pictures, { type: 'text', text: content }] };
  });
}

/** A picture as a URL that holds it. */
export function toDataUrl({ mediaType, data }: ChatImage): string {
  return `data:${mediaType};base64,${data}`;
}
