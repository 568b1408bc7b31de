import { GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { Locale } from '../../contract/text.ts';
import { browserTimeZone } from '../lib/format.ts';
import { type Appearance, useSettings } from '../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../lib/useTexts.ts';

const texts = {
  language: { zh: '语言 Language', en: 'Language 语言' },
  appearance: { zh: '外观', en: 'Appearance' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  system: { zh: '跟随系统', en: 'As the machine is set' },
  timeZone: (zone: string) => ({ zh: `本机时区：${zone}`, en: `Time zone of this machine: ${zone}` }),
};

/** Language and appearance; tells the time zone in which times without a zone of their own are shown. */
export function SettingsMenu({ className = '' }: { className?: string }) {
  const t = useTexts(texts);
  const { locale, setLocale, appearance, setAppearance, isDark } = useSettings();
  const languages: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [locale],
          items: Object.entries(languages).map(([key, label]) => ({ key, label })),
          onClick: ({ key }) => setLocale(key as Locale),
        }}
      >
        <Button type="text" className={className} icon={<GlobalOutlined />} aria-label={t.language}>
          {locale === 'en' ? 'EN' : '中'}
        </Button>
      </Dropdown>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [appearance],
          items: [
            { key: 'light', label: t.light },
            { key: 'dark', label: t.dark },
            { key: 'system', label: t.system },
            { type: 'divider' },
            { key: 'zone', label: t.timeZone(browserTimeZone()), disabled: true },
          ],
          onClick: ({ key }) => setAppearance(key as Appearance),
        }}
      >
        <Button
          type="text"
          className={className}
          icon={isDark ? <MoonOutlined /> : <SunOutlined />}
          aria-label={t.appearance}
        />
      </Dropdown>
    </>
  );
}
