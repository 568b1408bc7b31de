import { createContext, type ReactNode, use, useMemo } from 'react';
import type { DriverRun, DriverTrip } from '../../../contract/driverTrip.ts';
import type { TripEta } from '../../../contract/journey.ts';
import type { Locale } from '../../../contract/text.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { type Passenger, passengersOf } from '../model/boarding.ts';
import { countingEntries, type LogEntry } from '../model/log.ts';
import { type Measuring, measuringOf } from '../model/measuring.ts';
import { type Progress, progressOf } from '../model/progress.ts';
import { runIn } from '../model/runNames.ts';
import type { KeptTrip } from '../store/database.ts';
import { usePhoneState } from '../store/PhoneContext.tsx';

/** The trip as this phone knows it: what the server told, with the phone's own actions on top. */
export interface TripView {
  trip: DriverTrip;
  run: DriverRun;
  entries: readonly LogEntry[];
  passengers: readonly Passenger[];
  progress: Progress;
  /** Temperatures that are due where the bus stands. */
  measuring: Measuring | null;
  /** When the server expects the bus; null while it does not know all that this phone knows. */
  eta: TripEta | null;
  /** Hour and minute of an instant where the trip runs. */
  clock(instant: string | number): string;
  /** The day of it. */
  day(instant: string | number): string;
}

const TripContext = createContext<TripView | null>(null);

/** Joins trip and queue for everything inside. */
export function TripProvider({ kept, run, children }: { kept: KeptTrip; run: DriverRun; children: ReactNode }) {
  const { queue } = usePhoneState();
  const { locale } = useSettings();
  const { trip } = kept;
  const view = useMemo(() => {
    const waiting = queue.flatMap(({ action, refusal }) =>
      action.kind === 'event' && refusal === null ? [action.event] : [],
    );
    const entries = countingEntries(trip.log, waiting);
    const passengers = passengersOf(run, entries);
    const progress = progressOf(run, entries);
    const measuring = measuringOf(run, progress, passengers, entries);
    const eta = waiting.length > 0 ? null : (trip.eta ?? null);
    return {
      trip,
      run: runIn(run, locale),
      entries,
      passengers,
      progress,
      measuring,
      eta,
      ...clocks(trip.timeZone, locale),
    };
  }, [trip, run, queue, locale]);
  return <TripContext value={view}>{children}</TripContext>;
}

/** The trip that is shown. */
export function useTrip(): TripView {
  const view = use(TripContext);
  if (view === null) throw new Error('useTrip outside of TripProvider');
  return view;
}

function clocks(timeZone: string, locale: Locale): Pick<TripView, 'clock' | 'day'> {
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const date = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric', year: 'numeric' });
  return { clock: (instant) => time.format(new Date(instant)), day: (instant) => date.format(new Date(instant)) };
}
