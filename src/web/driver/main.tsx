import './driver.css';
import './controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepPage } from '../lib/offline/keepPage.ts';
import { SettingsProvider } from '../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../lib/useTexts.ts';
import { DriverApp, Notice } from './DriverApp.tsx';
import { PhoneProvider } from './store/PhoneContext.tsx';
import { texts } from './texts.ts';

/** The page with everything that it stands in. */
function Root() {
  const t = useTexts(texts);
  return (
    <PhoneProvider failed={<Notice title={t.title} text={t.noStorage} />}>
      <DriverApp />
    </PhoneProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <SettingsProvider>
      <Root />
    </SettingsProvider>
  </StrictMode>,
);

keepPage('driver');
