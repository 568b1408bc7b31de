import type { Policy } from '../../policy/schema.ts';
import { timelineChoice } from '../../schedule/route.ts';
import { rulesOf } from '../../schedule/rules.ts';
import type { Timetable, TimetableEntry } from '../../schedule/types.ts';
import { type BatchClock, dailySpans } from '../clock.ts';
import type { SpanS } from './duty.ts';

/** The hours in which a driver may not go on who is to drive after an entry. */
export type ClosedHours = (entry: number, driver: number) => readonly SpanS[];

/**
 * The curfew, which spares short trips and those who relay (`hos.curfew_mode`), and the hours in which a crew of one on a long run may not drive
 * (`hos.second_driver_night`).
 */
export function closedHours({ entries, crew }: Timetable, policy: Policy, clock: BatchClock): ClosedHours {
  const { hos, dwell } = policy;
  const first = entries.findIndex(({ kind }) => kind === 'pickup');
  const last = entries.findLastIndex(({ kind }) => kind === 'dropoff');
  const runs = { outM: metres(entries.slice(0, first + 1)), loadedM: metres(entries.slice(first + 1, last + 1)) };
  const choice = timelineChoice(runs, rulesOf(policy), crew.length);
  const curfews = choice.curfew ? dailySpans(clock, hos.curfew) : [];
  const closed = choice.closedAtNight ? dailySpans(clock, hos.second_driver_night) : [];
  if (hos.curfew_mode === 'stop') return () => [...curfews, ...closed];
  const nights = dailySpans(clock, hos.night);
  const nightOf = (span: SpanS) => nights.find(({ fromS, toS }) => fromS < span.toS && span.fromS < toS) ?? span;
  return (entry, driver) => {
    const isClosed = (span: SpanS) => !isRelieved(entries.slice(0, entry + 1), driver, nightOf(span), dwell.handover_s);
    return [...curfews.filter(isClosed), ...closed];
  };
}

/**
 * Whether a driver has been relieved for a night: he took the wheel at a hand-over since it began, from somebody who had driven until then, and
 * had not driven in it before.
 */
function isRelieved(past: readonly TimetableEntry[], driver: number, night: SpanS, handoverS: number): boolean {
  const at = past.findLastIndex(({ kind }) => kind === 'handover');
  if (at < 0 || past[at]!.departS - handoverS < night.fromS) return false;
  const before = past.slice(0, at).findLastIndex(({ kind }) => kind === 'handover');
  const wasDriven = past.slice(before + 1, at + 1).some(({ legDriveS }) => legDriveS > 0);
  const hasDriven = past
    .slice(0, at + 1)
    .some((entry) => entry.driver === driver && entry.legDriveS > 0 && entry.arriveS > night.fromS);
  return wasDriven && !hasDriven;
}

function metres(entries: readonly TimetableEntry[]): number {
  return entries.reduce((sum, { legDistanceM }) => sum + legDistanceM, 0);
}
