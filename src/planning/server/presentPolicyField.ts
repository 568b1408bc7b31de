import { inLocale, type Locale } from '../../contract/text.ts';
import type { PolicyField } from '../../policy/words/explainPolicy.ts';

/** A field of a policy in the reader's language. */
export function presentPolicyField({ text, shown, options, ...field }: PolicyField, locale: Locale) {
  return {
    ...field,
    text: inLocale(text, locale),
    shown: { value: inLocale(shown.value, locale), presetValue: inLocale(shown.presetValue, locale) },
    options: options?.map((option) => ({ value: option.value, text: inLocale(option.text, locale) })) ?? null,
  };
}
