import type { enShortcuts } from './en-shortcuts.ts';

/** 简体中文：按键一览。 */
export const zhCNShortcuts: Record<keyof typeof enShortcuts, string> = {
  'shortcuts.title': '键盘快捷键',
  'shortcuts.show': '查看所有按键',
  'shortcuts.close': '关闭',
  'shortcuts.send': '发送问题',
  'shortcuts.new-line': '换行',
  'shortcuts.stop': '停止回答；退出正在编辑的内容',
  'shortcuts.next': '移到下一个按钮或输入框',
  'shortcuts.previous': '移到上一个',
  'shortcuts.services': '添加连接时逐个浏览服务',
  'shortcuts.help': '不在输入框中时，显示这些按键',
  'shortcuts.browser': '在浏览器的任何地方',
  'shortcuts.open-panel': '打开侧边栏',
  'shortcuts.change': '这些按键由浏览器设置，可以在浏览器的扩展程序页面中修改。',
};
