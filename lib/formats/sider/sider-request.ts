import type { ChatMessage } from '../../chat/engine.ts';
import type { SiderVersion } from './sider-version.ts';
import { toSinglePrompt } from '../request/transcript.ts';

/** What Sider's own extension calls itself; the service wants a name it knows. */
const APP_NAME = 'ChitChat_Chrome_Ext';

/** The time zone is the user's own affair; the option `tz_name` names it where it matters. */
const TIME_ZONE = 'UTC';

const TEMPLATE = { key: 'artifacts', attributes: { lang: 'original' } };

/** The versions of the app whose requests these are. */
const APP_VERSIONS: Record<SiderVersion, string> = {
  v1: '2.4.0',
  v2: '4.23.1',
  v3: '4.40.0',
  chat: '5.21.2',
};

/** The headers of one generation; today's says there what the older ones say in the body. */
export function toSiderHeaders(version: SiderVersion): Record<string, string> {
  if (version !== 'chat') return {};
  return {
    'x-app-name': APP_NAME,
    'x-app-version': APP_VERSIONS.chat,
    'x-time-zone': TIME_ZONE,
  };
}

/**
 * The body of a request in the shape of one generation. Sider keeps conversations itself, by an
 * empty `cid` each prompt starts one; so the whole conversation goes into the prompt.
 */
export function toSiderBody(
  version: SiderVersion,
  messages: readonly ChatMessage[],
  model: string,
): Record<string, unknown> {
  const prompt = toSinglePrompt(messages);
  switch (version) {
    case 'v1':
      return { ...toFirstBody(version, prompt, model), from: 'ask', prompt_key: 'custom' };
    case 'v2':
      return { ...toLaterBody(version, prompt, model), prompt_template: TEMPLATE };
    case 'v3':
      return { ...toLaterBody(version, prompt, model), prompt_templates: [TEMPLATE] };
    case 'chat':
      return toChatBody(prompt, messages.at(-1)?.content ?? '', model);
  }
}

function toFirstBody(version: SiderVersion, prompt: string, model: string) {
  return {
    prompt,
    stream: true,
    app_name: APP_NAME,
    app_version: APP_VERSIONS[version],
    tz_name: TIME_ZONE,
    cid: '',
    model,
  };
}

function toLaterBody(version: SiderVersion, prompt: string, model: string) {
  return {
    ...toFirstBody(version, prompt, model),
    from: 'chat',
    search: false,
    auto_search: false,
    filter_search_history: false,
    group_id: 'default',
    chat_models: [],
    files: [],
    tools: { auto: [] },
  };
}

function toChatBody(prompt: string, userInput: string, model: string) {
  return {
    stream: true,
    cid: '',
    parent_message_id: '',
    model,
    from: 'chat',
    filter_search_history: false,
    chat_models: [],
    quote: null,
    think_mode: { enable: false },
    multi_content: [{ type: 'text', text: prompt, user_input_text: userInput }],
    prompt_templates: [TEMPLATE],
    tools: { auto: [] },
    client_prompt: {},
  };
}
