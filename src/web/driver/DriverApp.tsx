import { useTexts } from '../lib/useTexts.ts';
import { Door } from './components/Door.tsx';
import { TripPage } from './components/TripPage.tsx';
import { ActProvider } from './state/ActContext.tsx';
import { TripProvider } from './state/TripContext.tsx';
import { usePhoneState } from './store/PhoneContext.tsx';
import { texts } from './texts.ts';

/** The driver's page: the trip of his link, or why there is none to be seen. */
export function DriverApp() {
  const t = useTexts(texts);
  const { phase, kept, queue, isHeard } = usePhoneState();
  if (phase === 'door') return <Door />;
  if (phase === 'ended')
    return (
      <Notice title={t.ended} text={t.endedText} more={queue.length > 0 ? t.unsentKept(queue.length) : undefined} />
    );
  if (phase === 'finished') return <Notice title={t.finished} text={t.finishedText} />;
  if (kept === null) return <Notice title={t.opening} text={isHeard === false ? t.firstNeedsNetwork : ''} />;
  const { run, sheet } = kept.trip;
  if (run === null) return <Notice title={kept.trip.tripId} text={sheet === null ? t.unpublished : t.cancelled} />;
  return (
    <TripProvider kept={kept} run={run}>
      <ActProvider>
        <TripPage />
      </ActProvider>
    </TripProvider>
  );
}

/** A page with a few words and nothing to do. */
export function Notice({ title, text, more }: { title: string; text: string; more?: string | undefined }) {
  return (
    <main className="plain" aria-live="polite">
      <h1>{title}</h1>
      <p>{text}</p>
      {more !== undefined && <p className="banner">{more}</p>}
    </main>
  );
}
