import type { Policy } from '../../policy/schema.ts';
import type { TimetableEntry } from '../../schedule/types.ts';
import type { SpanS } from './duty.ts';

/** Continuous driving on reaching an entry and on leaving it, seconds. */
export interface ContinuousDriving {
  arrivingS: number;
  leavingS: number;
}

/**
 * Continuous driving along a timetable as a rule set counts it (policy/drivingHours.ts): of the vehicle where `driver` is
 * null, else of one driver, to whom the driving of others is a stand.
 */
export function continuousDriving(
  entries: readonly TimetableEntry[],
  driver: number | null,
  { hos, dwell }: Policy,
  nights: readonly SpanS[],
): ContinuousDriving[] {
  let drivenS = 0;
  let stoodS = 0;
  let firstPartS = 0;
  let broken = false;

  const work = () => {
    if (!broken && hos.break_parts > 1 && stoodS >= hos.break_part_min * 60) firstPartS = Math.max(firstPartS, stoodS);
    stoodS = 0;
    broken = false;
  };
  const rest = (fromS: number, toS: number) => {
    const beganS = fromS - stoodS;
    stoodS += toS - fromS;
    const atNight = hos.break_night_min > 0 && nights.some((night) => night.fromS <= beganS && beganS < night.toS);
    const neededS = (atNight ? hos.break_night_min : hos.break_min) * 60;
    const completes = firstPartS > 0 && stoodS >= hos.break_part_min * 60 && firstPartS + stoodS >= neededS;
    if (stoodS < neededS && !completes) return;
    drivenS = 0;
    firstPartS = 0;
    broken = true;
  };

  return entries.map((entry, i) => {
    if (entry.legDriveS > 0) {
      const fromS = entries[i - 1]!.departS;
      if (driver === null || entry.driver === driver) {
        work();
        drivenS += entry.legDriveS;
      } else rest(fromS, entry.arriveS);
    }
    const arrivingS = drivenS;
    const atStop = entry.kind === 'pickup' || entry.kind === 'dropoff';
    const isStand = atStop ? dwell.is_break : entry.kind !== 'handover' && entry.kind !== 'depot';
    if (isStand) rest(entry.arriveS, entry.departS);
    else work();
    return { arrivingS, leavingS: drivenS };
  });
}
