import type { Policy } from '../../policy/schema.ts';
import { timeOfDayS } from '../../schedule/clock.ts';
import type { Timetable, TimetableEntry } from '../../schedule/types.ts';
import type { SpanS } from './duty.ts';

const dayS = 86_400;

/** What somebody has driven before a trip: seconds of the last 7 days, and the drives of the batch's earlier trips among them. */
export interface PastDriving {
  drivenS: number;
  drives: readonly SpanS[];
}

/** Hours at one entry of a timetable, for the people who drive it. */
export interface StopHours {
  /** Continuous driving of the vehicle on arrival. */
  continuousS: number;
  /** On departure: when a break must begin at the latest if the bus drives on without one; null where the trip ends. */
  breakDueS: number | null;
  /** By place in the crew: driving in the 24 h that end on arrival, and in 7 days. */
  drivers: { last24hS: number; last7dS: number }[];
}

/** Driving hours at every entry (formats.md §2, Driving hours): what the sheet shows the crew. */
export function stopHours(timetable: Timetable, past: readonly PastDriving[], policy: Policy): StopHours[] {
  const { entries, crew } = timetable;
  const breakS = policy.hos.break_min * 60;
  const drives: { driver: number; fromS: number; toS: number }[] = [];
  let continuousS = 0;
  let stoodS = 0;
  return entries.map((entry, i) => {
    if (entry.legDriveS > 0) {
      const fromS = entries[i - 1]!.departS;
      drives.push({ driver: entry.driver!, fromS, toS: fromS + entry.legDriveS });
      continuousS += entry.legDriveS;
      stoodS = 0;
    }
    const onArrivalS = continuousS;
    stoodS = isRest(entry, policy) ? stoodS + entry.departS - entry.arriveS : 0;
    if (stoodS >= breakS) continuousS = 0;
    const isLast = i === entries.length - 1;
    return {
      continuousS: onArrivalS,
      breakDueS: isLast ? null : breakDueS(entry.departS, continuousS, policy),
      drivers: crew.map((driver, place) => {
        const { drivenS, drives: earlier } = past[place]!;
        const own = drives.filter((drive) => drive.driver === driver);
        const within24hS = ({ fromS, toS }: SpanS) => Math.max(0, toS - Math.max(fromS, entry.arriveS - dayS));
        return {
          last24hS: sum([...earlier, ...own].map(within24hS)),
          last7dS: drivenS + sum(own.map(({ fromS, toS }) => toS - fromS)),
        };
      }),
    };
  });
}

/** Stands are rest; dwell and hand-over are work, unless the policy counts dwell as a break. */
function isRest({ kind }: TimetableEntry, { dwell }: Policy): boolean {
  if (kind === 'pickup' || kind === 'dropoff') return dwell.is_break;
  return kind !== 'handover' && kind !== 'depot';
}

/**
 * The latest begin of the next break for a bus that leaves at `t` with so much on its counter: the day's limit, or an
 * instant of the night at which the whole counter reaches the night's limit, whichever comes first.
 */
function breakDueS(t: number, continuousS: number, { hos }: Policy): number {
  const dueByDayS = t + hos.cont_day_min * 60 - continuousS;
  const dueByNightS = t + hos.cont_night_min * 60 - continuousS;
  const from = timeOfDayS(hos.night[0]);
  const lengthS = (timeOfDayS(hos.night[1]) - from + dayS) % dayS;
  for (let nightS = Math.floor((t - lengthS - from) / dayS) * dayS + from; nightS < dueByDayS; nightS += dayS) {
    const dueS = Math.max(t, nightS, dueByNightS);
    if (dueS < nightS + lengthS) return Math.min(dueS, dueByDayS);
  }
  return dueByDayS;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
