import type { DriverShortage } from '../contract/plan.ts';
import type { Locale } from '../contract/text.ts';
import type { ResultRoute } from '../solver/index.ts';
import type { Batch } from './batch.ts';
import { driverShortages } from './crew/driverShortages.ts';
import { RouteTimes } from './crew/routeTimes.ts';
import { type DepotShortage, depotShortages } from './crew/shortage.ts';
import { type Draft, draftTrips } from './drafts.ts';
import type { PlannedTrip } from './trips.ts';

/**
 * What depots lack to drive these routes. Trips of the plan that are among them keep bus, timetable and crew, so that drivers are missing for
 * what would come on top; only where fewer drivers do if crews may change, they may.
 *
 * @param standing the plan's trips
 */
export function lackingDrivers(
  batch: Batch,
  standing: readonly PlannedTrip[],
  routes: readonly ResultRoute[],
  locale: Locale,
): DriverShortage[] {
  if (batch.drivers === null) return [];
  const drafts = besideStanding(batch, draftTrips(batch, routes, new RouteTimes(batch)), standing);
  const out = new Set(standing.flatMap(({ hired }) => hired.members.map(({ driverId }) => driverId)));
  const [asTheyStand, anew] = [drafts.map(kept), drafts.map(first)].map((requests) =>
    depotShortages(batch, requests, out),
  );
  const shortages = driversIn(anew!) < driversIn(asTheyStand!) ? anew! : asTheyStand!;
  const requests = drafts.map(({ draft }) => draft);
  const pickups = requests.map(({ route }) => route.pickups.map((point) => batch.places.list[point]!.name));
  const isAnew = drafts.filter(({ trip }) => trip !== null).length < standing.length;
  return driverShortages(shortages, requests, pickups, isAnew, batch.clock, locale);
}

/** A draft, and the trip of the plan that it is; null where the plan has none like it. */
interface BesideStanding {
  draft: Draft;
  trip: PlannedTrip | null;
}

/** Finds the plan's trips among drafts; the others take buses that stand idle as long as there are any. */
function besideStanding(batch: Batch, drafts: readonly Draft[], standing: readonly PlannedTrip[]): BesideStanding[] {
  const open = new Set(standing);
  const found = drafts.map((draft): BesideStanding => {
    const trip = [...open].find(({ route }) => isSame(route, draft.route)) ?? null;
    if (trip !== null) open.delete(trip);
    return { draft, trip };
  });
  const out = new Set(standing.map(({ trip }) => trip.bus.plate));
  const taken = new Set(found.flatMap(({ trip }) => trip?.trip.bus.plate ?? []));
  return found.map(({ draft, trip }) => {
    const { plates } = batch.fleet[draft.route.busType]!;
    const free = plates.filter((plate) => !taken.has(plate));
    const plate = trip?.trip.bus.plate ?? free.find((other) => !out.has(other)) ?? free[0]!;
    taken.add(plate);
    return { draft: { ...draft, plate }, trip };
  });
}

function isSame(a: ResultRoute, b: ResultRoute): boolean {
  const content = ({ busType, pickups, dropoffs, groups }: ResultRoute) =>
    JSON.stringify([busType, pickups, dropoffs, groups.map(({ group, people }) => [group, people]).sort()]);
  return content(a) === content(b);
}

/** A trip of the plan with its own crew and no other. */
function kept({ draft, trip }: BesideStanding): Draft {
  if (trip === null) return draft;
  const { members, timetable } = trip.hired;
  return { ...draft, timetable, only: members.map(({ driverId }) => driverId), lawAlone: () => null };
}

/** A trip of the plan that others give way to, whoever drives it. */
function first({ draft, trip }: BesideStanding): Draft {
  return trip === null ? draft : { ...draft, keeps: true };
}

function driversIn(shortages: readonly DepotShortage[]): number {
  return shortages.reduce((sum, { drivers }) => sum + drivers, 0);
}
