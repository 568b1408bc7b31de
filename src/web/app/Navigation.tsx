import { NavLink } from 'react-router';
import type { Role } from '../../contract/api/roles.ts';
import { inLocale } from '../../contract/text.ts';
import { useSettings } from '../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../lib/useTexts.ts';
import { pages } from './pages.tsx';
import classes from './Shell.module.css';

const texts = { name: { zh: '接运', en: 'Jieyun' }, navigation: { zh: '主导航', en: 'Main navigation' } };

/** Entries of the pages that a role works with. */
export function Navigation({ role }: { role: Role }) {
  const { locale } = useSettings();
  const t = useTexts(texts);
  const own = pages.flatMap(({ path, roles, entry }) =>
    entry !== undefined && roles.includes(role) ? [{ path, ...entry }] : [],
  );
  return (
    <nav className={classes.menu} aria-label={t.navigation}>
      <NavLink to="/" className={classes.brand!} aria-label={t.name}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span className={classes.brandName}>{t.name}</span>
      </NavLink>
      {own.map(({ path, label, icon }) => (
        <NavLink key={path} to={path} className={classes.entry!}>
          {icon}
          {inLocale(label, locale)}
        </NavLink>
      ))}
    </nav>
  );
}
