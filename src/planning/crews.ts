import type { Driver } from '../contract/scenario.ts';
import type { Timetable } from '../schedule/types.ts';
import type { Batch } from './batch.ts';
import { type BatchClock, dateAt } from './clock.ts';

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
  /** Ids of the drivers who alone may drive it, where its crew is locked. */
  only?: readonly string[];
  /** Whether somebody is locked into the trip, so that others give way to it. */
  keeps?: boolean;
}

/**
 * Names the drivers of every trip. Without drivers.csv they come with the bus (`<plate>#1`). With it, each place at a wheel is
 * matched with a driver of the depot whose licence outlasts the trip and whose week has room for the driving, nobody twice
 * (augmenting paths, Kuhn 1955); where that cannot staff all trips, the one hardest to staff gives way. Null where a trip
 * cannot be staffed.
 */
export function assignCrews(batch: Batch, requests: readonly CrewRequest[]): (CrewMember[] | null)[] {
  const { drivers, policy, clock } = batch;
  if (drivers === null) return requests.map(({ plate, timetable }) => ownCrew(plate, timetable.drivers));

  const crews: (CrewMember[] | null)[] = requests.map(() => null);
  for (const [depotId, pool] of drivers) {
    let places = requests.flatMap((request, trip) =>
      request.depotId === depotId ? placesOf(request, trip, clock) : [],
    );
    const fits = ({ lastDate, seconds, only }: Place, { driverId, licenceExpires, drivenLast7dMin }: Driver) =>
      (only === null || only.includes(driverId)) &&
      licenceExpires >= lastDate &&
      drivenLast7dMin + seconds / 60 <= policy.hos.max_7d_min;
    for (;;) {
      const { matched, unmatched } = matchPlaces(places, pool, fits);
      if (unmatched === null) {
        for (const [place, driver] of matched) {
          const crew = crews[place.trip] ?? [];
          crew[place.place] = { driverId: driver.driverId, name: driver.name };
          crews[place.trip] = crew;
        }
        break;
      }
      places = places.filter(({ trip }) => trip !== unmatched.trip);
    }
  }
  return crews;
}

/** One place at the wheel of a trip. */
interface Place {
  trip: number;
  place: number;
  /** Seconds of driving. */
  seconds: number;
  /** Local date on which the trip ends. */
  lastDate: string;
  /** Ids of the drivers who alone may take it; null where all may. */
  only: readonly string[] | null;
  keeps: boolean;
}

function placesOf({ timetable, only, keeps }: CrewRequest, trip: number, clock: BatchClock): Place[] {
  const lastDate = dateAt(clock, timetable.endS);
  return drivingByDriver(timetable).map((seconds, place) => ({
    trip,
    place,
    seconds,
    lastDate,
    only: only ?? null,
    keeps: keeps === true,
  }));
}

/** Matches every place with a driver of its own, locked trips and then the hardest places first; `unmatched` is a place for which that fails. */
function matchPlaces(
  places: readonly Place[],
  pool: readonly Driver[],
  fits: (place: Place, driver: Driver) => boolean,
) {
  const holder = new Map<Driver, Place>();
  const rank = ({ only, keeps }: Place) => (only !== null ? 0 : keeps ? 1 : 2);
  const hardestFirst = [...places].sort(
    (a, b) => rank(a) - rank(b) || b.seconds - a.seconds || a.trip - b.trip || a.place - b.place,
  );
  const seat = (place: Place, asked: Set<Driver>): boolean => {
    for (const driver of pool) {
      if (asked.has(driver) || !fits(place, driver)) continue;
      asked.add(driver);
      const other = holder.get(driver);
      if (other !== undefined && !seat(other, asked)) continue;
      holder.set(driver, place);
      return true;
    }
    return false;
  };
  const unmatched = hardestFirst.find((place) => !seat(place, new Set())) ?? null;
  return { matched: [...holder].map(([driver, place]) => [place, driver] as const), unmatched };
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
