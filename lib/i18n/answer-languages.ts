/** The languages an answer can be asked for, as BCP 47 tags; their names come from `Intl`. */
export const ANSWER_LANGUAGES = [
  'en',
  'zh-CN',
  'zh-TW',
  'ja',
  'ko',
  'es',
  'fr',
  'de',
  'pt',
  'it',
  'ru',
  'ar',
  'hi',
] as const;
