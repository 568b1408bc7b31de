import { useEffect, useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { usePositions } from '../state/usePositions.ts';
import { useDriverClient } from '../store/PhoneContext.tsx';
import { keepSheet } from '../store/sheetFile.ts';
import { texts } from '../texts.ts';
import { Banners } from './Banners.tsx';
import { MoreTab } from './MoreTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { RouteTab } from './RouteTab.tsx';
import { SyncBadge } from './SyncBadge.tsx';

const tabs = ['trip', 'list', 'more'] as const;
type Tab = (typeof tabs)[number];

/** The trip: where to go, who rides along, everything else. */
export function TripPage() {
  const t = useTexts(texts);
  const { trip, run } = useTrip();
  const [tab, setTab] = useState<Tab>('trip');
  const positions = usePositions();
  useKeptSheet();
  const names: Record<Tab, string> = { trip: t.tabTrip, list: t.tabList, more: t.tabMore };
  return (
    <>
      <header className="head">
        <h1>
          {trip.tripId} <span>{run.bus.plate}</span>
        </h1>
        <SyncBadge />
      </header>
      <main>
        <Banners />
        {tab === 'trip' && <RouteTab onCheckIn={() => setTab('list')} />}
        {tab === 'list' && <PeopleTab />}
        {tab === 'more' && <MoreTab positions={positions} />}
        <p className="zone">{t.timeZone(trip.timeZone)}</p>
      </main>
      <nav className="tabs">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={tab === name ? 'page' : undefined}
            onClick={() => {
              setTab(name);
              window.scrollTo(0, 0);
            }}
          >
            {names[name]}
          </button>
        ))}
      </nav>
    </>
  );
}

/** Keeps the sheet of the present version on the phone before anybody asks for it; the first time once the service worker is up. */
function useKeptSheet(): void {
  const client = useDriverClient();
  const { trip } = useTrip();
  useEffect(() => {
    // without a network it is tried again with the next answer of the server
    const keep = () => void keepSheet(client, trip).catch(() => undefined);
    keep();
    navigator.serviceWorker?.addEventListener('controllerchange', keep);
    return () => navigator.serviceWorker?.removeEventListener('controllerchange', keep);
  }, [client, trip]);
}
