import { en } from './en.ts';
import { provideMessages } from './text-shelf.ts';
import { zhCN } from './zh-cn.ts';

// For whoever can load nothing later, such as a service worker: importing this brings all texts.
provideMessages('en', en);
provideMessages('zh-CN', zhCN);
