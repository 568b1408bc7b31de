import { useMemo } from 'react';
import { useSettings } from './settings/SettingsProvider.tsx';
import { type Texts, type Words, wordsOf } from './texts.ts';

/** A page's words in the chosen language. `texts` is declared outside of the component. */
export function useTexts<T extends Texts>(texts: T): Words<T> {
  const { locale } = useSettings();
  return useMemo(() => wordsOf(texts, locale), [texts, locale]);
}
