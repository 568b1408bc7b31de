import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';

/** A part of a page's words: each a pair, or a pair made of values. A language that is missing does not compile. */
export type Texts = Record<string, Bilingual | ((...values: never[]) => Bilingual)>;

/** The same words in one language. */
export type Words<T extends Texts> = {
  readonly [Key in keyof T]: T[Key] extends (...values: infer V) => Bilingual ? (...values: V) => string : string;
};

/** The half of a dictionary that a reader of `locale` wants. */
export function wordsOf<T extends Texts>(texts: T, locale: Locale): Words<T> {
  const words = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === 'function'
      ? (...values: unknown[]) => inLocale((text as (...given: unknown[]) => Bilingual)(...values), locale)
      : inLocale(text, locale),
  ]);
  return Object.fromEntries(words) as Words<T>;
}
