/** Services of Sider and Baidu, under their own paths. */
import { BAIDU, logIn } from '../formats/baidu.mjs';
import { SIDER_CHAT, SIDER_COMPLETION } from '../formats/sider.mjs';
import { speak } from '../speak.mjs';

const SIDER_CHAT_PATH = '/api/chat/v1/completions';
const BAIDU_PATH = '/aichat/api/conversation';

const toSiderCompletion = (version) => {
  const path = `/api/${version}/completion/text`;
  return {
    id: `sider-${version}`,
    name: `Sider, version ${version.slice(1)}`,
    format: 'sider',
    base: path,
    routes: { [`POST ${path}`]: speak(SIDER_COMPLETION) },
  };
};

/** @type {import('./endpoint.d.mts').Endpoint[]} */
export const SERVICES = [
  ...['v1', 'v2', 'v3'].map(toSiderCompletion),
  {
    id: 'sider-chat',
    name: 'Sider chat',
    format: 'sider',
    base: SIDER_CHAT_PATH,
    routes: { [`POST ${SIDER_CHAT_PATH}`]: speak(SIDER_CHAT) },
  },
  {
    id: 'baidu-1',
    name: 'Baidu, first generation',
    format: 'baidu',
    base: `${BAIDU_PATH}?guest=1`,
    hasNoKey: true,
    options: { generation: 1 },
    routes: { [`POST ${BAIDU_PATH}`]: speak(BAIDU), 'GET /login': logIn },
  },
  {
    id: 'baidu-2',
    name: 'Baidu, second generation',
    format: 'baidu',
    base: `${BAIDU_PATH}?guest=1`,
    hasNoKey: true,
    options: { generation: 2 },
    routes: { [`POST ${BAIDU_PATH}`]: speak(BAIDU) },
  },
];
