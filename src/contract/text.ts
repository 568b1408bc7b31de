/** The languages that people work in; Chinese is the default everywhere. */
export type Locale = 'zh-CN' | 'en';

export const defaultLocale: Locale = 'zh-CN';

/** One sentence in both languages. Texts for people are written as pairs, so that neither language can be forgotten. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** The half of a bilingual text that a reader of `locale` wants. */
export function inLocale(text: Bilingual, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh;
}
