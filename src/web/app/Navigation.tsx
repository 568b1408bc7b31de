import { MenuOutlined } from '@ant-design/icons';
import { Button, Dropdown, Grid } from 'antd';
import { NavLink, useNavigate } from 'react-router';
import type { Role } from '../../contract/api/roles.ts';
import { inLocale } from '../../contract/text.ts';
import { useSettings } from '../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../lib/useTexts.ts';
import { pages } from './pages.tsx';
import classes from './Shell.module.css';

const texts = {
  name: { zh: '接运', en: 'Jieyun' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  menu: { zh: '菜单', en: 'Menu' },
};

/** Entries of the pages that a role works with: side by side, or behind a button on a narrow screen. */
export function Navigation({ role }: { role: Role }) {
  const { locale } = useSettings();
  const t = useTexts(texts);
  const { md = true } = Grid.useBreakpoint();
  const navigate = useNavigate();
  const entries = pages.flatMap(({ path, roles, entry }) =>
    entry !== undefined && (entry.roles ?? roles).includes(role)
      ? [{ path, icon: entry.icon, label: inLocale(entry.label, locale) }]
      : [],
  );
  return (
    <nav className={classes.menu} aria-label={t.navigation}>
      {!md && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: entries.map(({ path, icon, label }) => ({ key: path, icon, label })),
            onClick: ({ key }) => void navigate(key),
          }}
        >
          <Button type="text" className={classes.tool!} icon={<MenuOutlined />} aria-label={t.menu} />
        </Dropdown>
      )}
      <NavLink to="/" className={classes.brand!} aria-label={t.name}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span className={classes.brandName}>{t.name}</span>
      </NavLink>
      {md &&
        entries.map(({ path, icon, label }) => (
          <NavLink key={path} to={path} className={classes.entry!}>
            {icon}
            {label}
          </NavLink>
        ))}
    </nav>
  );
}
