import type { PlanStop, PlanTrip } from '../contract/plan.ts';
import type { LocalTime } from './format.ts';

const dayMs = 24 * 3600 * 1000;

/** The hours that a sheet shows beside a stop. */
export interface ShownHours {
  drivenDayS: number | null;
  continuousS: number | null;
  breakDue: LocalTime | null;
}

/** Hours at `stops[index]`; of documents that have none, the driving in 24 h is added up here. */
export function stopHours(
  stops: readonly PlanStop[],
  index: number,
  clock: (instant: string) => LocalTime,
): ShownHours {
  const { driverId, hours } = stops[index]!;
  if (hours === undefined) return { drivenDayS: drivenLast24hS(stops, index), continuousS: null, breakDue: null };
  return {
    drivenDayS: hours.drivers.find((driver) => driver.driverId === driverId)?.dayS ?? null,
    continuousS: driverId === null ? null : hours.continuousS,
    breakDue: hours.breakDueAt === null ? null : clock(hours.breakDueAt),
  };
}

/**
 * Seconds that the driver of the leg reaching `stops[index]` has driven in the 24 h that end on arrival there: the value
 * that the rolling daily limit is about (道路旅客运输企业安全管理规范 §38). Null where nobody drove, as at the first stop.
 * A leg is driven without a pause and ends on arrival; pauses are stops of their own (formats.md §2).
 */
export function drivenLast24hS(stops: readonly PlanStop[], index: number): number | null {
  const here = stops[index]!;
  if (here.driverId === null) return null;
  const nowMs = Date.parse(here.arriveAt);
  let drivenMs = 0;
  for (const stop of stops.slice(0, index + 1)) {
    if (stop.driverId !== here.driverId) continue;
    const endMs = Date.parse(stop.arriveAt);
    const startMs = Math.max(endMs - stop.legDriveS * 1000, nowMs - dayMs);
    drivenMs += Math.max(0, endMs - startMs);
  }
  return Math.round(drivenMs / 1000);
}

/** What one driver drives on a trip, and what is left of his hours when the loaded run is over. */
export function driverHours({ stops, reserve }: Pick<PlanTrip, 'stops' | 'reserve'>, driverId: string) {
  const own = stops.filter((stop) => stop.driverId === driverId && stop.legDriveS > 0);
  const left = reserve?.drivers.find((driver) => driver.driverId === driverId);
  return {
    legs: ranges(own.map(({ seq }) => seq)),
    driveS: own.reduce((sum, { legDriveS }) => sum + legDriveS, 0),
    dayLeftS: left?.dailyS ?? null,
    weekLeftS: left?.weeklyS ?? null,
  };
}

/** `1, 2, 9–11`: numbers in order, three or more in a row as a range. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  const text = ([from, to]: [number, number]) =>
    to === from ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`;
  return runs.map(text).join(', ');
}
