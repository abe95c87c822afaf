import type { enShortcuts } from './en-shortcuts.ts';

/** 简体中文：按键一览。 */
export const zhCNShortcuts: Record<keyof typeof enShortcuts, string> = {
  'shortcuts.title': '键盘快捷键',
  'shortcuts.show': '查看所有按键',
  'shortcuts.close': '关闭',
  'shortcuts.send': '发送问题',
  'shortcuts.new-line': '换行',
  'shortcuts.find-prompt': '查找快捷操作或提示词',
  'shortcuts.mention': '就当前网页提问',
  'shortcuts.edit-last': '输入框为空时，修改上一个问题',
  'shortcuts.stop': '停止回答；退出正在编辑的内容',
  'shortcuts.next': '移到下一个按钮或输入框',
  'shortcuts.previous': '移到上一个',
  'shortcuts.services': '添加连接时逐个浏览服务',
  'shortcuts.help': '不在输入框中时，显示这些按键',
  'shortcuts.browser': '在浏览器的任何地方',
  'shortcuts.open-panel': '打开侧边栏',
  'shortcuts.actions-change': '这些按键依操作的顺序而定，顺序可以在设置中调整。',
  'shortcuts.change':
    '这些按键由浏览器设置。要修改，请在地址栏输入 chrome://extensions/shortcuts；在 Firefox 中请输入 about:addons，再从齿轮菜单里选择“管理扩展快捷键”。',
};
