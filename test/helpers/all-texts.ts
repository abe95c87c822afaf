import { enLater } from '../../lib/i18n/en-later.ts';
import { enOpening } from '../../lib/i18n/en-opening.ts';
import type { LanguageTag } from '../../lib/i18n/languages.ts';
import type { Messages } from '../../lib/i18n/messages.ts';
import { provideMessages } from '../../lib/i18n/text-shelf.ts';
import { zhCNLater } from '../../lib/i18n/zh-cn-later.ts';
import { zhCNOpening } from '../../lib/i18n/zh-cn-opening.ts';

/** All texts by language. Tests load nothing later: importing this provides them. */
export const ALL_TEXTS: Readonly<Record<LanguageTag, Messages>> = {
  en: { ...enOpening, ...enLater },
  'zh-CN': { ...zhCNOpening, ...zhCNLater },
};

provideMessages('en', ALL_TEXTS.en);
provideMessages('zh-CN', ALL_TEXTS['zh-CN']);
