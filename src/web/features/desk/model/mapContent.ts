import type { PlanStop } from '../../../../contract/plan.ts';
import { decodePolyline, type LngLat } from '../../../../contract/polyline.ts';
import type { MapLeg, MapPoint, MapRoute } from '../../../components/map/types.ts';
import { busColour } from '../../../lib/busColours.ts';
import type { PlanView } from './planView.ts';
import type { TripFacts } from './tripFacts.ts';

/** The ways of buses with people aboard: measured roads where there are some, else straight and marked as estimated. */
export function mapRoutes(trips: readonly TripFacts[], isDark: boolean): MapRoute[] {
  return trips.flatMap(({ tripId, trip, pickups }) => {
    const first = pickups[0];
    if (first === undefined) return [];
    return [
      {
        id: tripId,
        label: tripId,
        colour: busColour(tripId, isDark),
        legs: loadedLegs(trip.stops),
        labelAt: placeOf(first),
      },
    ];
  });
}

/** Pick-ups and companies of a plan, each place once, and the depots from which buses come. */
export function mapPoints({ trips }: PlanView): MapPoint[] {
  const points = new Map<string, MapPoint>();
  for (const { trip } of trips)
    for (const stop of trip.stops) {
      const kind = pointKinds[stop.kind];
      const id = pointId(stop);
      if (kind !== undefined && id !== null && !points.has(id))
        points.set(id, { id, kind, at: placeOf(stop), label: stop.name });
    }
  return [...points.values()];
}

/** Id of the point that stands for a stop's place; null for stops that the map does not show. */
export function pointId({ kind, name, lng, lat }: PlanStop): string | null {
  const point = pointKinds[kind];
  return point === undefined ? null : `${point} ${name} ${lng} ${lat}`;
}

const pointKinds: Partial<Record<PlanStop['kind'], MapPoint['kind']>> = {
  pickup: 'pickup',
  dropoff: 'company',
  depot: 'depot',
};

function loadedLegs(stops: readonly PlanStop[]): MapLeg[] {
  return stops.flatMap((stop, at) => {
    const before = stops[at - 1];
    if (before === undefined || before.aboard === 0) return [];
    const line = stop.legLine === undefined ? [placeOf(before), placeOf(stop)] : decodePolyline(stop.legLine);
    return [{ line, isEstimated: stop.legEstimated }];
  });
}

function placeOf({ lng, lat }: PlanStop): LngLat {
  return [lng, lat];
}
