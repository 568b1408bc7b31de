import type { Locale } from '../contract/text.ts';
import type { TimingData } from '../schedule/routeTimer.ts';
import type { ResultRoute } from '../solver/index.ts';
import type { Batch, ProblemPart } from './batch.ts';
import { RouteTimes } from './crew/routeTimes.ts';
import { otherDepots } from './otherDepots.ts';
import { remaining } from './remaining.ts';
import { type PlannedTrips, planTrips } from './trips.ts';

/** Solves a part of the batch and gives the routes in the batch's numbers. */
export type SolvePart = (part: ProblemPart, timing: TimingData) => Promise<ResultRoute[]>;

/** Crews of at most so many thresholds of weekly hours are tried. */
const mostThresholds = 3;
/** Solving again with fewer drivers by number ends after so many rounds. */
const mostRounds = 3;
/** Changes of buses between depots end after so many plans. */
const mostChanges = 60;

/**
 * Solves again where drivers suffice by number but not by hours or licence, so that nobody is left over for a trip which another
 * plan would not need. Four ways, the best plan counts: fewer drivers by number; as many trips as if every driver could go out twice, with
 * buses changed between depots where one lacks a crew; only drivers who have driven so little that any of them could drive any trip; and, on top of each, what the remaining drivers can do with the
 * remaining buses.
 * @param people of each group who could be carried
 */
export async function restaff(
  batch: Batch,
  people: readonly number[],
  first: PlannedTrips,
  solvePart: SolvePart,
  locale: Locale,
): Promise<PlannedTrips> {
  const times = new RouteTimes(batch);
  const plan = (routes: readonly ResultRoute[]) => planTrips(batch, routes, locale, times);
  const filled = async (start: PlannedTrips) => fillUp(batch, people, start, solvePart, plan);
  let best = await filled(first);

  for (let round = 0, last = first; round < mostRounds && last.unstaffed.length > 0; round++) {
    const drivers = staffedDrivers(batch, last);
    last = plan(await solvePart({ people, drivers }, batch.timing));
    best = better(best, await filled(last));
  }
  const twice = new Map([...counted(batch, () => true)].map(([id, all]) => [id, 2 * all]));
  const outTwice = await solvePart({ people, drivers: twice }, batch.timing);
  best = better(best, await filled(betweenDepots(batch, outTwice, times, plan)));
  // with fewer drivers, who all have driven as much, a bus that must run may have no lawful trip
  for (const hoursMin of hasPinned(batch) ? [] : thresholds(allDrivers(batch))) {
    const drivers = counted(batch, (driven) => driven <= hoursMin);
    const start = plan(await solvePart({ people, drivers }, driven(batch.timing, hoursMin)));
    best = better(best, await filled(start));
  }
  return best;
}

/** A plan of these routes in which depots change buses as long as that carries more people: the search does not know who may share a driver. */
function betweenDepots(
  batch: Batch,
  routes: readonly ResultRoute[],
  times: RouteTimes,
  plan: (routes: readonly ResultRoute[]) => PlannedTrips,
): PlannedTrips {
  let best = plan(routes);
  let now = routes;
  let tries = mostChanges;
  const improve = (): boolean => {
    const staffed = new Set(best.trips.map(({ route }) => route));
    for (const short of now.filter((route) => !staffed.has(route)))
      for (const changed of otherDepots(batch, times, now, short)) {
        if (tries === 0) return false;
        tries -= 1;
        const next = plan(changed);
        if (carried(next) <= carried(best)) continue;
        best = next;
        now = changed;
        return true;
      }
    return false;
  };
  while (improve());
  return best;
}

/** The staffed trips, and more trips of idle buses with idle drivers for those who are left. */
async function fillUp(
  batch: Batch,
  people: readonly number[],
  start: PlannedTrips,
  solvePart: SolvePart,
  plan: (routes: readonly ResultRoute[]) => PlannedTrips,
): Promise<PlannedTrips> {
  let best = start;
  const idle = allDrivers(batch).filter(({ driverId }) => !isOut(best, driverId));
  for (const hoursMin of thresholds(idle)) {
    const kept = best.trips.map(({ route }) => route);
    const rest = remaining(batch, people, kept);
    if (rest.people.every((count) => count === 0)) return best;
    const out = best;
    const drivers = counted(batch, (min, driverId) => min <= hoursMin && !isOut(out, driverId));
    const more = await solvePart({ ...rest, drivers, given: null }, driven(batch.timing, hoursMin));
    const both = plan([...kept, ...more]);
    best = better(best, both);
  }
  return best;
}

function carried({ trips }: Pick<PlannedTrips, 'trips'>): number {
  return trips.reduce((sum, { workers }) => sum + workers.length, 0);
}

/** More people first, then less money; the first where both are equal. */
function better(a: PlannedTrips, b: PlannedTrips): PlannedTrips {
  const costCny = ({ trips }: PlannedTrips) => trips.reduce((sum, { trip }) => sum + trip.total.costCny, 0);
  return carried(b) > carried(a) || (carried(b) === carried(a) && costCny(b) < costCny(a)) ? b : a;
}

/** Timetables in which every driver has driven so much of his week already. */
function driven(timing: TimingData, hoursMin: number): TimingData {
  return {
    ...timing,
    buses: timing.buses.map((bus) => ({
      ...bus,
      drivenLast7dMin: Array.from({ length: bus.drivers }, () => hoursMin),
    })),
  };
}

/** For each depot where crews were missing, the drivers who found a trip; for the others all. */
function staffedDrivers(batch: Batch, plan: PlannedTrips): Map<string, number> {
  const inCrews = counted(batch, (_, driverId) => isOut(plan, driverId));
  const short = new Set(plan.shortDepots);
  return new Map([...counted(batch, () => true)].map(([id, all]) => [id, short.has(id) ? inCrews.get(id)! : all]));
}

function isOut({ trips }: PlannedTrips, driverId: string): boolean {
  return trips.some(({ trip }) => trip.crew.some((member) => member.driverId === driverId));
}

function allDrivers({ drivers }: Batch) {
  return [...(drivers?.values() ?? [])].flat();
}

/** Whether people are left over while a depot with buses has no driver who is not out: another plan may send some of them out twice. */
export function lacksDrivers(
  { drivers, fleet }: Pick<Batch, 'drivers' | 'fleet'>,
  people: readonly number[],
  plan: Pick<PlannedTrips, 'trips'>,
): boolean {
  const out = new Set(plan.trips.flatMap(({ trip }) => trip.crew.map(({ driverId }) => driverId)));
  const wanted = people.reduce((sum, count) => sum + count, 0);
  return (
    drivers !== null &&
    carried(plan) < wanted &&
    fleet.some(({ depotId }) => (drivers.get(depotId) ?? []).every(({ driverId }) => out.has(driverId)))
  );
}

/** Drivers of each depot for whom a condition on their week and id holds. */
function counted({ drivers }: Batch, holds: (drivenMin: number, driverId: string) => boolean): Map<string, number> {
  return new Map(
    [...(drivers ?? [])].map(([depotId, list]) => [
      depotId,
      list.filter(({ drivenLast7dMin, driverId }) => holds(drivenLast7dMin, driverId)).length,
    ]),
  );
}

/** A few of the drivers' weekly minutes, spread evenly, the greatest among them. */
function thresholds(drivers: readonly { drivenLast7dMin: number }[]): number[] {
  const minutes = [...new Set(drivers.map(({ drivenLast7dMin }) => drivenLast7dMin))].sort((a, b) => a - b);
  const count = Math.min(mostThresholds, minutes.length);
  return Array.from({ length: count }, (_, i) => minutes[Math.ceil(((i + 1) * minutes.length) / count) - 1]!);
}

/** Whether somebody must stay in his bus. */
function hasPinned({ given }: Batch): boolean {
  return [...(given?.trips.values() ?? [])].some(({ pinned }) => pinned.size > 0);
}
