import type { Driver } from '../contract/scenario.ts';
import type { Timetable } from '../schedule/types.ts';
import type { Batch } from './batch.ts';

/** A member of a trip's crew as the plan document names him. */
export interface CrewMember {
  driverId: string;
  name: string;
}

/** A trip that wants drivers. */
export interface CrewRequest {
  plate: string;
  depotId: string;
  timetable: Timetable;
}

/**
 * Names the drivers of every trip. Without drivers.csv they come with the bus (`<plate>#1`). With it, the trips with most
 * driving choose first and take those of their depot who have driven least, nobody twice and nobody over his week.
 * Null where a trip cannot be staffed.
 */
export function assignCrews(batch: Batch, requests: readonly CrewRequest[]): (CrewMember[] | null)[] {
  const { drivers, policy } = batch;
  if (drivers === null) return requests.map(({ plate, timetable }) => ownCrew(plate, timetable.drivers));

  const free = new Map([...drivers].map(([depotId, list]) => [depotId, [...list]]));
  const crews: (CrewMember[] | null)[] = requests.map(() => null);
  const mostDrivingFirst = requests
    .map((request, index) => ({ ...request, index, drivingS: drivingByDriver(request.timetable) }))
    .sort((a, b) => Math.max(...b.drivingS) - Math.max(...a.drivingS) || a.index - b.index);
  for (const { depotId, drivingS, index } of mostDrivingFirst) {
    const pool = free.get(depotId) ?? [];
    const crew = pick(pool, drivingS, policy.hos.max_7d_min);
    if (crew === null) continue;
    free.set(
      depotId,
      pool.filter((driver) => !crew.includes(driver)),
    );
    crews[index] = crew.map(({ driverId, name }) => ({ driverId, name }));
  }
  return crews;
}

function ownCrew(plate: string, count: number): CrewMember[] {
  return Array.from({ length: count }, (_, i) => ({ driverId: `${plate}#${i + 1}`, name: `${plate}#${i + 1}` }));
}

/** Seconds at the wheel for each place in the crew. */
function drivingByDriver({ drivers, entries }: Timetable): number[] {
  const driving = Array.from({ length: drivers }, () => 0);
  for (const { driver, legDriveS } of entries) if (driver !== null) driving[driver]! += legDriveS;
  return driving;
}

/** The least driven of the pool for each place; who drives most gets the freshest. */
function pick(pool: readonly Driver[], drivingS: readonly number[], weekMin: number): Driver[] | null {
  const places = drivingS.map((seconds, place) => ({ seconds, place })).sort((a, b) => b.seconds - a.seconds);
  const crew: Driver[] = [];
  for (const [i, { seconds, place }] of places.entries()) {
    const driver = pool[i];
    if (driver === undefined || driver.drivenLast7dMin + seconds / 60 > weekMin) return null;
    crew[place] = driver;
  }
  return crew;
}
