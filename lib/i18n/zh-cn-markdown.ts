import type { enMarkdown } from './en-markdown.ts';

/** 简体中文：回答的组成部分。 */
export const zhCNMarkdown: Record<keyof typeof enMarkdown, string> = {
  'markdown.code': '代码',
  'markdown.code-in': '代码：{language}',
  'markdown.copy-code': '复制代码',
  'markdown.table': '表格',
  'markdown.copy-table': '复制表格',
  'markdown.formula': '公式',
  'markdown.notes': '注释',
  'markdown.task-done': '已完成',
  'markdown.task-open': '待办',
  'markdown.thought-for': '思考了 {count} 秒',
  'markdown.answer-complete': '回答完毕。',
};
