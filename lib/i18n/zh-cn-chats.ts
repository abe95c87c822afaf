import type { enChats } from './en-chats.ts';

/** 简体中文：回答的版本与进展、历史对话。 */
export const zhCNChats: Record<keyof typeof enChats, string> = {
  'header.history': '历史',

  'turn.continue': '继续',
  'turn.continue-hint': '再发送一次请求，从中断处接着写',
  'turn.edit': '编辑',
  'turn.edit-send': '重新发送',
  'turn.edit-label': '你的问题',
  'turn.cancel': '取消',
  'turn.version': '第 {index} / {count} 个',
  'turn.previous-version': '上一个版本',
  'turn.next-version': '下一个版本',
  'turn.facts': '首字用时 {first} 秒，共用 {total} 秒{tokens}',
  'turn.facts-tokens': '，{count} 个词元',

  'phase.queued': '正在等待 {host} 的其他回答完成……',
  'phase.silent': '仍在等待 {host}：已有 {time} 没有收到任何内容。',
  'phase.retrying': '{host} 正忙，{count} 秒后再次请求。',
  'phase.cancel': '取消',

  'end.network': '回答完成之前连接中断了。已收到的内容保留在此。',
  'end.timeout': '没有再收到内容，Gloss 已停止等待。已收到的内容保留在此。',

  'continue.prompt':
    '你上一条回答被截断了。请从中断之处接着写，哪怕是在句子中间。不要重复已有内容，也不要提及中断。',

  'chat.unsaved': '这条回答无法保存：关闭面板后就会消失。',
  'chat.temporary': '临时对话',
  'chat.temporary-hint': '不会保存，关闭面板后即消失。',
  'chat.private': '隐私窗口：这段对话不会留下任何记录。',
  'chat.offline': '当前处于离线状态。现在发送的内容只能到达本机上的模型。',
  'chat.lost': '浏览器丢失了 Gloss 保存的数据：历史对话和连接都没有了。可以用导出的文件恢复。',
  'chat.lost-ok': '知道了',

  'error.storage-blocked':
    '另一个 Gloss 页面还在使用旧版本的存储。请关闭 Gloss 的其他标签页和面板，再重新打开这里。',
  'error.storage-newer-version':
    '更新版本的 Gloss 已经改动了存储。请重新启动浏览器，让最新版本单独运行。',
  'error.storage-quota': '没有空间保存对话了。请在历史中删除一些对话，或者清理磁盘。',

  'history.title': '历史',
  'history.back': '返回对话',
  'history.search': '搜索对话',
  'history.empty': '你的对话会列在这里。',
  'history.no-hits': '没有包含这些词的对话。',
  'history.hits': '找到 {count} 个对话',
  'history.pinned': '已置顶',
  'history.today': '今天',
  'history.yesterday': '昨天',
  'history.week': '最近七天',
  'history.older': '更早',
  'history.more': '显示更多',
  'history.untitled': '未命名对话',
  'history.pin': '置顶“{title}”',
  'history.unpin': '取消置顶“{title}”',
  'history.rename': '重命名“{title}”',
  'history.rename-label': '新标题',
  'history.rename-save': '保存',
  'history.delete': '删除“{title}”',
  'history.export-one': '将“{title}”存为文件',
  'history.deleted': '已删除“{title}”。',
  'history.undo': '撤销',
  'history.files': '全部对话',
  'history.export-markdown': '导出为 Markdown',
  'history.export-json': '导出为 JSON',
  'history.import': '导入对话',
  'history.imported': '已导入 {count} 个对话。',
  'history.invalid-file': '这不是 Gloss 的对话文件，或者文件已损坏。没有添加任何内容。',
  'history.file-too-large': '文件太大了。对话文件不能超过 50 MB。',
  'history.erase': '删除全部对话',
  'history.erase-confirm': '要永久删除所有对话吗？此操作无法撤销。',
  'history.erase-yes': '全部删除',

  'history.unfinished': '这条回答没有写完。',

  'erase.title': '你的数据',
  'erase.explain': '对话、连接、密钥和偏好设置只保存在这个浏览器里，别处没有。',
  'erase.button': '删除所有数据',
  'erase.confirm': '要永久删除全部对话、连接、密钥和偏好设置吗？此操作无法撤销。',
  'erase.yes': '立即删除所有数据',
  'erase.done': '所有数据已删除。',
};
