import type { FixChange } from '../contract/fix.ts';
import type { DriverShortage } from '../contract/plan.ts';
import type { Locale } from '../contract/text.ts';
import type { ResultRoute } from '../solver/index.ts';
import type { Batch } from './batch.ts';
import { lackingDrivers } from './lackingDrivers.ts';
import { peopleAboard, remaining } from './remaining.ts';
import type { SolvePart } from './restaff.ts';
import type { PlannedTrips } from './trips.ts';

/** A plan for drivers enough, and what the depots lack for it. */
export interface Shortfall {
  /** All of its trips, those that have a crew already among them. */
  routes: readonly ResultRoute[];
  shortages: DriverShortage[];
}

/**
 * What more drivers would carry. Three ways: the routes that were found but have no crew; the plan's trips as they are, and more of them with
 * its idle buses; all anew. The way that leaves the fewest over counts, then the one that asks for the fewest drivers, then the one that
 * changes least.
 */
export async function shortfallOf(
  batch: Batch,
  plan: PlannedTrips,
  solvePart: SolvePart,
  locale: Locale,
): Promise<Shortfall> {
  const drivers = new Map(batch.scenario.depots.map(({ depotId }) => [depotId, Number.POSITIVE_INFINITY]));
  const kept = plan.trips.map(({ route }) => route);
  const everybody = batch.groups.map(({ workers }) => workers.length);
  const beside = await solvePart({ ...remaining(batch, everybody, kept), drivers, given: null }, batch.timing);
  const anew = await solvePart({ drivers }, batch.timing);
  const ways = [plan.routes, [...kept, ...beside], anew].map((routes) => {
    return { routes, carried: sumOf(peopleAboard(batch, routes)) };
  });
  const most = Math.max(...ways.map(({ carried }) => carried));
  const found = ways
    .filter(({ carried }) => carried === most)
    .map(({ routes }) => ({ routes, shortages: lackingDrivers(batch, plan.trips, routes, locale) }));
  return found.reduce((best, way) => (driversIn(way) < driversIn(best) ? way : best));
}

/** The drivers who are lacking, as a change. */
export function driverChanges({ shortages }: Shortfall): FixChange[] {
  return shortages.map(({ depotId, drivers }) => ({ kind: 'driver', amount: drivers, depotId, plate: null }));
}

function driversIn({ shortages }: Shortfall): number {
  return sumOf(shortages.map(({ drivers }) => drivers));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
