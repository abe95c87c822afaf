import type { enPage } from './en-page.ts';

/** 简体中文：以整个网页为材料。 */
export const zhCNPage: Record<keyof typeof enPage, string> = {
  'menu.summarize-page': '概括这个网页',

  'page.use': '使用此网页',
  'page.reading': '正在读取网页……',
  'page.title': '当前网页',
  'page.remove': '移除网页',
  'page.set-aside': '现在使用的是选中的文字，不是整个网页。',
  'page.cut': '这个网页很长，只读取了前面的部分。',
  'page.fits': '这个模型只能容纳网页的前 {share}%。',
  'page.hidden': '已去除 {count} 个隐藏字符。',
  'selection.fits': '这个模型只能容纳选中文字的前 {share}%。',

  'access.no-text': '在这个网页上没有找到文字。它可能只有图片，或者还没有加载完。',
};
