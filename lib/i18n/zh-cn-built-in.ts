import type { enBuiltIn } from './en-built-in.ts';

/** 简体中文：浏览器自带的 AI 模型。 */
export const zhCNBuiltIn: Record<keyof typeof enBuiltIn, string> = {
  'built-in.host': '浏览器自带的 AI 模型',
  'built-in.waiting': '浏览器自带的 AI 模型正在阅读…',
  'built-in.by': '由浏览器自带的 AI 模型在本机写成',

  'built-in.title': '你的浏览器可以自带 AI 模型',
  'built-in.offer':
    '它在本机回答，对话内容不会离开这台电脑。浏览器需要下载一次，约 4 GB，并要求磁盘有 22 GB 可用空间。',
  'built-in.under-way': '浏览器正在下载它。下载完成后，它在本机回答，对话内容不会离开这台电脑。',
  'built-in.download': '下载',
  'built-in.join': '查看进度',
  'built-in.not-now': '以后再说',
  'built-in.progress': 'AI 模型的下载进度',
  'built-in.loading': '已下载 {percent}%。下载期间可以照常使用 Gloss。',
  'built-in.preparing': '下载完成，浏览器正在做准备…',
  'built-in.cancel': '取消',
  'built-in.failed': '浏览器没能完成下载。请确认电脑已联网、磁盘有 22 GB 可用空间，再试一次。',
  'built-in.retry': '再试一次',
  'built-in.ready': '浏览器自带的 AI 模型已就绪。没有选择其他模型时，就由它来回答。',
  'built-in.ready-ok': '知道了',

  'note.built-in-missing': '浏览器自带的 AI 模型还没有就绪。',
  'note.built-in-language': '浏览器自带的 AI 模型不懂这种语言，或者不会用所要求的语言回答。',
};
