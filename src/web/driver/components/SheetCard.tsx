import { useEffect, useState } from 'react';
import { formatTime } from '../../lib/format.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { moreTexts, sheetStates } from '../moreTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { useDriverClient, usePhoneState } from '../store/PhoneContext.tsx';
import { keepSheet } from '../store/sheetFile.ts';

/** The route sheet as PDF: kept on the phone where that is possible, else from the server. */
export function SheetCard() {
  const t = useTexts(moreTexts);
  const states = useTexts(sheetStates);
  const { locale } = useSettings();
  const { trip } = useTrip();
  const client = useDriverClient();
  const { kept } = usePhoneState();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    // offline there is what was kept before, or nothing
    keepSheet(client, trip).then(setAddress, () => setAddress(null));
  }, [client, trip]);
  const { sheet } = trip;
  return (
    <section className="card">
      {sheet !== null && <p>{t.version(sheet.sheetVersion, states[sheet.state])}</p>}
      <a className="button big" href={address ?? `/d/${kept?.token ?? ''}/sheet.pdf`} target="_blank" rel="noreferrer">
        {t.sheet}
      </a>
      <p className="quiet">{t.linkUntil(formatTime(trip.expiresAt, locale, trip.timeZone))}</p>
    </section>
  );
}
