import type { ResultRoute } from '../../solver/index.ts';
import type { Batch } from '../batch.ts';
import type { Place } from '../points.ts';
import { samePlaces } from '../points.ts';
import type { PlannedTrip } from '../trips.ts';

/**
 * The plan's routes in the numbers of a changed batch: points by place, groups by who is in them, bus types by plate. Null where the
 * changed batch lacks something of the plan.
 */
export function routesIn(batch: Batch, old: Batch, trips: readonly PlannedTrip[]): ResultRoute[] | null {
  const point = pointsOf(batch, old);
  const groupOf = new Map(
    batch.groups.flatMap(({ workers }, group) => workers.map(({ workerId }) => [workerId, group])),
  );
  const types = new Map(batch.fleet.flatMap(({ plates }, type) => plates.map((plate) => [plate, type])));
  const routes: ResultRoute[] = [];
  for (const { trip, route, workers } of trips) {
    const busType = types.get(trip.bus.plate);
    const pickups = route.pickups.map(point);
    const dropoffs = route.dropoffs.map(point);
    const counts = new Map<number, number>();
    for (const { workerId } of workers) {
      const group = groupOf.get(workerId) ?? -1;
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    const aboard = [...counts].map(([group, people]) => ({ group, people }));
    if (busType === undefined || [...pickups, ...dropoffs, ...aboard.map(({ group }) => group)].includes(-1))
      return null;
    routes.push({ ...route, busType, pickups, dropoffs, groups: aboard });
  }
  return routes;
}

/** The number in the changed batch of each point of the old one; -1 for a place that is gone. */
function pointsOf(batch: Batch, old: Batch): (point: number) => number {
  if (samePlaces(batch.places, old.places)) return (point) => point;
  const index = new Map(batch.places.list.map((place, i) => [keyOf(place), i]));
  return (point) => index.get(keyOf(old.places.list[point]!)) ?? -1;
}

function keyOf({ kind, lng, lat, adcode, companyId }: Place): string {
  return [kind, lng, lat, adcode, companyId].join('|');
}
