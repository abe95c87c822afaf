import { enBrowser } from './en-browser.ts';
import { provideMessages } from './text-shelf.ts';
import { zhCNBrowser } from './zh-cn-browser.ts';

// For whoever can load nothing later, such as a service worker: importing this brings what the
// browser itself shows, in all languages.
provideMessages('en', enBrowser);
provideMessages('zh-CN', zhCNBrowser);
