import type { Policy } from '../../policy/schema.ts';
import type { Timetable } from '../../schedule/types.ts';

/** The crew's duty at an entry. */
export interface DutyState {
  /** When the duty began that an arrival belongs to: the first work after a daily rest. */
  arrivingS: number;
  /** The same on leaving, which begins a new duty where the bus has just rested. */
  leavingS: number;
  /** By when driving ends if the bus drives on; Infinity where the rule set bounds no duty. */
  driveUntilS: number;
}

/** Duty along a timetable (policy/drivingHours.ts): driving, dwell and hand-overs are work; a long stand of the bus begins it anew. */
export function dutyLimits({ entries, crew, startS }: Timetable, { hos }: Policy): DutyState[] {
  const several = crew.length > 1;
  const restS = 60 * (several ? hos.daily_rest_multi_min : hos.daily_rest_min);
  const spreadS = 60 * (several ? hos.duty_spread_multi_min : hos.duty_spread_min);
  let begunS = startS;
  let workS = 0;
  let stoodS = 0;
  return entries.map((entry) => {
    const arrivingS = begunS;
    workS += entry.legDriveS;
    if (entry.legDriveS > 0) stoodS = 0;
    const lengthS = entry.departS - entry.arriveS;
    if (entry.kind === 'pickup' || entry.kind === 'dropoff' || entry.kind === 'handover') {
      workS += lengthS;
      stoodS = 0;
    } else stoodS += lengthS;
    if (restS > 0 && stoodS >= restS) {
      begunS = entry.departS;
      workS = 0;
    }
    const spreadEndS = spreadS > 0 ? begunS + spreadS : Number.POSITIVE_INFINITY;
    const workEndS = hos.on_duty_min > 0 ? entry.departS + hos.on_duty_min * 60 - workS : Number.POSITIVE_INFINITY;
    return { arrivingS, leavingS: begunS, driveUntilS: Math.min(spreadEndS, workEndS) };
  });
}
