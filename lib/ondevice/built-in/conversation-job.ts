import type { ChatMessage, ChatRequest } from '../../chat/engine.ts';
import type { LanguageModelApi, LanguageModelOptions } from './built-in-api.ts';
import type { Job } from './job.ts';
import type { RequestLanguages } from './request-languages.ts';

/**
 * The job of Chrome's `LanguageModel`: the whole conversation, whose last message is the prompt.
 * What does not fit must not be sent: the browser would forget the oldest messages, and say so only
 * in an event. Pictures are left out.
 */
export function toConversationJob(
  api: LanguageModelApi,
  { messages }: ChatRequest,
  languages: RequestLanguages,
): Job {
  const options: LanguageModelOptions = {
    expectedInputs: [{ type: 'text', languages: languages.messages }],
    expectedOutputs: [{ type: 'text', languages: [languages.output] }],
  };
  const initialPrompts = messages.slice(0, -1).map(toMessage);
  const prompt = messages.at(-1)?.content ?? '';
  return {
    readAvailability: () => api.availability(options),
    readAnyAvailability: () => api.availability(),
    async create(extras) {
      const model = await api.create({ ...options, initialPrompts, ...extras });
      const window = model.contextWindow ?? model.inputQuota ?? Infinity;
      return {
        measure: (signal) =>
          model.measureContextUsage?.(prompt, { signal }) ??
          model.measureInputUsage?.(prompt, { signal }),
        room: window - (model.contextUsage ?? model.inputUsage ?? 0),
        stream: (signal) => model.promptStreaming(prompt, { signal }),
        destroy: () => model.destroy(),
      };
    },
  };
}

const toMessage = ({ role, content }: ChatMessage) => ({ role, content });
