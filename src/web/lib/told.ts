import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';

/** A text of a plan in the reader's language; plans of before have it only in the language of whoever asked for them. */
export function told({ text, both }: { text: string; both?: Bilingual | undefined }, locale: Locale): string {
  return both === undefined ? text : inLocale(both, locale);
}
