import type { PlanTrip } from '../../contract/plan.ts';
import { stopPoint } from '../points.ts';
import { type RouteThrough, routeThrough } from '../routeThrough.ts';
import type { EditBatch } from './editBatch.ts';

/** A trip as an edit sees it: who rides in what order of stops, before anybody has asked for a timetable. */
export interface Sketch {
  tripId: string;
  plate: string;
  /** Ids of the drivers whom it has, or is to have. */
  crew: readonly string[];
  /** Points of the batch; those that nobody needs do not count, those that are missing come last. */
  pickups: readonly number[];
  dropoffs: readonly number[];
  /** Worker ids. */
  people: readonly string[];
}

/** A trip of a plan as a sketch; people who are not in the batch are left out. */
export function sketchOf({ batch, groupOf }: EditBatch, trip: PlanTrip): Sketch {
  const points = (kind: 'pickup' | 'dropoff') =>
    trip.stops
      .filter((stop) => stop.kind === kind)
      .map((stop) => stopPoint(batch.places, stop))
      .filter((point) => point >= 0);
  return {
    tripId: trip.tripId,
    plate: trip.bus.plate,
    crew: trip.crew.map(({ driverId }) => driverId),
    pickups: points('pickup'),
    dropoffs: points('dropoff'),
    people: trip.stops.flatMap(({ board }) => board).filter((workerId) => groupOf.has(workerId)),
  };
}

/** How many of which group are among these people. */
export function countByGroup({ groupOf }: EditBatch, people: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const workerId of people) {
    const group = groupOf.get(workerId)!;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

/** The route of a sketch, in its order of stops. */
export function routeOf(edits: EditBatch, sketch: Pick<Sketch, 'people' | 'pickups' | 'dropoffs'>): RouteThrough {
  return routeThrough(edits.batch, countByGroup(edits, sketch.people), sketch);
}
