import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import { createClient } from '../../lib/api/client.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { openPhone } from './database.ts';
import { createPhone, type Phone, type PhoneState } from './phone.ts';

const client = createClient((...request) => fetch(...request));
const PhoneContext = createContext<Phone | null>(null);

/** Opens the phone's database and keeps talking to the server while the page is open. */
export function PhoneProvider({ children, failed }: { children: ReactNode; failed: ReactNode }) {
  const { locale } = useSettings();
  const [phone, setPhone] = useState<Phone | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    client.locale = locale;
  }, [locale]);

  useEffect(() => {
    const token = window.location.hash.slice(1) || null;
    openPhone()
      .then((database) => setPhone(createPhone(client, database, token)))
      .catch(() => setHasFailed(true));
    // another link in the same tab is another trip
    const reload = () => window.location.reload();
    window.addEventListener('hashchange', reload);
    return () => window.removeEventListener('hashchange', reload);
  }, []);

  useEffect(() => {
    if (phone === null) return;
    const wake = () => {
      if (document.visibilityState === 'visible') phone.wake();
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [phone]);

  if (hasFailed) return failed;
  return phone === null ? null : <PhoneContext value={phone}>{children}</PhoneContext>;
}

/** What the driver can do. */
export function usePhone(): Phone {
  const phone = use(PhoneContext);
  if (phone === null) throw new Error('usePhone outside of PhoneProvider');
  return phone;
}

/** What the phone shows now. */
export function usePhoneState(): PhoneState {
  const phone = usePhone();
  return useSyncExternalStore(phone.subscribe, phone.snapshot);
}

/** The API as this driver. */
export function useDriverClient() {
  return client;
}
