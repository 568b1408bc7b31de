import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useRef } from 'react';
import { client, keyOf } from '../lib/api/hooks.ts';
import { useSessionControl } from '../lib/session.ts';
import { SettingsProvider, useSettings } from '../lib/settings/SettingsProvider.tsx';
import { queries } from './queries.ts';
import { themeOf } from './theme.ts';

/** What every page stands in: answers of the server, language, looks. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <SettingsProvider>
        <Looks>{children}</Looks>
      </SettingsProvider>
    </QueryClientProvider>
  );
}

const stillQuery = '(prefers-reduced-motion: reduce)';

/** Answers that the server words in the reader's language; all others hold both. */
const spokenAnswers = ['readPolicy', 'listPolicyVersions', 'listWorkerStatus'] as const;

function Looks({ children }: { children: ReactNode }) {
  const { locale, isDark } = useSettings();
  const { end } = useSessionControl();
  const isStill = window.matchMedia(stillQuery).matches;
  client.locale = locale;
  const queries = useQueryClient();
  const spoken = useRef(locale);
  useEffect(() => {
    if (spoken.current === locale) return;
    spoken.current = locale;
    for (const id of spokenAnswers) void queries.invalidateQueries({ queryKey: keyOf(id) });
  }, [locale, queries]);
  useEffect(() => {
    client.onSignedOut = end;
  }, [end]);
  return (
    <ConfigProvider locale={locale === 'en' ? enUS : zhCN} theme={themeOf(isDark, isStill)} componentSize="middle">
      <App className="jieyun" message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
