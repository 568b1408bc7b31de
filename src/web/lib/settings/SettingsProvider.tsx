import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { defaultLocale, type Locale } from '../../../contract/text.ts';
import { readStored, writeStored } from './stored.ts';

/** Bright, dark, or as the machine is set. */
export type Appearance = 'light' | 'dark' | 'system';

/** What a person chooses about the pages; this browser remembers it. */
export interface Settings {
  locale: Locale;
  setLocale(locale: Locale): void;
  appearance: Appearance;
  setAppearance(appearance: Appearance): void;
  /** Whether dark is shown now. */
  isDark: boolean;
}

const SettingsContext = createContext<Settings | null>(null);
const darkQuery = '(prefers-color-scheme: dark)';

/** Holds language and appearance for everything inside. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(() => readStored<Locale>('locale', ['zh-CN', 'en'], defaultLocale));
  const [appearance, setAppearance] = useState(() =>
    readStored<Appearance>('appearance', ['light', 'dark', 'system'], 'system'),
  );
  const [systemIsDark, setSystemIsDark] = useState(() => window.matchMedia(darkQuery).matches);
  const isDark = appearance === 'dark' || (appearance === 'system' && systemIsDark);

  useEffect(() => {
    const query = window.matchMedia(darkQuery);
    const follow = () => setSystemIsDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);

  useEffect(() => {
    document.documentElement.lang = locale;
    writeStored('locale', locale);
  }, [locale]);

  useEffect(() => {
    document.documentElement.dataset.appearance = isDark ? 'dark' : 'light';
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
    writeStored('appearance', appearance);
  }, [appearance, isDark]);

  const settings = useMemo(
    () => ({ locale, setLocale, appearance, setAppearance, isDark }),
    [locale, appearance, isDark],
  );
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

/** Language and appearance, and how to change them. */
export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (settings === null) throw new Error('useSettings outside of SettingsProvider');
  return settings;
}
