import { type Appearance, useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { moreTexts } from '../moreTexts.ts';

const appearances: readonly Appearance[] = ['light', 'dark', 'system'];
const locales = [
  { locale: 'zh-CN', name: '中文' },
  { locale: 'en', name: 'English' },
] as const;

/** Language and brightness. */
export function DisplayCard() {
  const t = useTexts(moreTexts);
  const { locale, setLocale, appearance, setAppearance } = useSettings();
  return (
    <section className="card">
      <h2>{t.settings}</h2>
      <fieldset className="choice">
        <legend>{t.language}</legend>
        {locales.map((one) => (
          <button
            key={one.locale}
            type="button"
            lang={one.locale}
            aria-pressed={locale === one.locale}
            onClick={() => setLocale(one.locale)}
          >
            {one.name}
          </button>
        ))}
      </fieldset>
      <fieldset className="choice">
        <legend>{t.appearance}</legend>
        {appearances.map((one) => (
          <button key={one} type="button" aria-pressed={appearance === one} onClick={() => setAppearance(one)}>
            {t[one]}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
