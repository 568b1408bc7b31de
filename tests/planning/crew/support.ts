import type { Driver } from '../../../src/contract/scenario.ts';
import { batchClock } from '../../../src/planning/clock.ts';
import type { Duty } from '../../../src/planning/crew/duty.ts';
import type { DriverLimits } from '../../../src/planning/crew/mayDrive.ts';
import type { Timetable, TimetableEntry } from '../../../src/schedule/types.ts';

export const hourS = 3600;
/** What a bus drives in an hour. */
const hourM = 80_000;
export const clock = batchClock('2020-02-24', 'Asia/Shanghai');

/** 20 min between trips, 8 h in 24 h, 44 h in 7 days. */
export const limits: DriverLimits = {
  betweenTripsS: 1200,
  max24hS: 8 * hourS,
  max7dS: 44 * hourS,
  max14dS: Number.POSITIVE_INFINITY,
  counts: 'driving',
};

/** A driver with a lasting licence and so many hours left of 44. */
export function driverWith(driverId: string, hoursLeft: number, licenceExpires = '2030-12-31'): Driver {
  const drivenLast7dMin = Math.round((44 - hoursLeft) * 60);
  return { driverId, name: driverId, phone: '', depotId: 'D1', licenceExpires, drivenLast7dMin };
}

/** A duty from one hour to another that drives its last `drive` hours. */
export function dutyOf(trip: number, from: number, to: number, drive: number, lastDate = '2020-02-24'): Duty {
  const toS = to * hourS;
  const driveS = drive * hourS;
  const drives = [{ fromS: toS - driveS, toS }];
  return { trip, place: 0, fromS: from * hourS, toS, driveS, workS: driveS, drives, lastDate, only: null };
}

/** One stand or stop: hours of driving before it, who drives, what it is and how many hours it lasts. */
export type Step = [drive: number, driver: number, kind: TimetableEntry['kind'], stay: number];

/** A timetable that leaves its depot at an hour of the service date and follows the steps. */
export function timetableOf(startHour: number, steps: readonly Step[], drivers: number): Timetable {
  let nowS = startHour * hourS;
  const start = { leg: null, along: 0 };
  const entries: TimetableEntry[] = [
    { kind: 'depot', stop: 0, arriveS: nowS, departS: nowS, legDistanceM: 0, legDriveS: 0, driver: null, ...start },
  ];
  for (const [drive, driver, kind, stay] of steps) {
    const arriveS = nowS + drive * hourS;
    nowS = arriveS + stay * hourS;
    const leg = { legDistanceM: drive * hourM, legDriveS: drive * hourS };
    entries.push({ kind, stop: null, arriveS, departS: nowS, ...leg, driver, ...start });
  }
  return {
    lawful: true,
    drivers,
    crew: Array.from({ length: drivers }, (_, i) => i),
    entries,
    startS: startHour * hourS,
    endS: nowS,
    days: 1,
    nights: 0,
    loadedDriveS: 0,
    loadedElapsedS: 0,
    soft: [],
  };
}
