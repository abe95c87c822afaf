import type { enBrowser } from './en-browser.ts';

/** 简体中文：浏览器自己显示的文字。 */
export const zhCNBrowser: Record<keyof typeof enBrowser, string> = {
  'app.name': 'Gloss',
  'app.description': 'AI 侧边栏：在任意网页选中文字，即可得到可靠的摘要。无需注册账号。',
  'command.summarize-selection': '概括选中的文字',
  'menu.summarize': '概括选中内容',
  'menu.explain': '解释选中内容',
  'menu.translate': '翻译选中内容',
  'menu.ask': '就选中内容提问',
  'menu.summarize-page': '概括这个网页',
  'badge.writing': 'Gloss 正在写回答',
  'badge.ready': 'Gloss：{count} 个回答已写好',
};
