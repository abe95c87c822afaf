import type { Preset } from './preset.ts';

/**
 * What is open to nobody but the user: services they are signed in to, and servers of their own. The
 * servers are at the addresses their tutorials give them.
 */
export const PRIVATE_PRESETS: readonly Preset[] = [
  {
    id: 'sider',
    name: 'Sider',
    format: 'sider',
    baseUrl: 'https://sider.ai',
    needsKey: true,
    isLocal: false,
    isPrivate: true,
  },
  {
    id: 'baidu-chat',
    name: 'Baidu chat',
    format: 'baidu',
    baseUrl: 'https://chat.baidu.com',
    needsKey: false,
    isLocal: false,
    isPrivate: true,
  },
  {
    id: 'chatglm-report',
    name: 'ChatGLM server',
    format: 'chatglm',
    baseUrl: 'http://127.0.0.1:7869/data',
    needsKey: false,
    isLocal: true,
    isPrivate: true,
  },
  {
    id: 'fastapi',
    name: 'FastAPI server',
    format: 'custom',
    baseUrl: 'http://127.0.0.1:8000',
    needsKey: false,
    isLocal: true,
    isPrivate: true,
    custom: {
      method: 'POST',
      url: 'http://127.0.0.1:8000/data',
      // Such servers check what they take: these are the fields of those that imitate Sider.
      body: JSON.stringify(
        {
          prompt: '{{prompt}}',
          stream: true,
          app_name: 'gloss',
          app_version: '1',
          tz_name: 'UTC',
          cid: '',
          model: '{{model}}',
          from: 'chat',
        },
        null,
        2,
      ),
      framing: 'auto',
      textPath: '',
      mode: 'auto',
      doneMark: '',
      errorPath: '',
    },
  },
];
