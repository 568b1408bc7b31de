import type { Plan, PlanTrip } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import type { Batch } from '../batch.ts';
import { nearLimits } from './limitsOf.ts';

/** What of a trip an edit may make worse: enough to warn and to price it, whether the trip is drawn up or only looked at. */
export interface TripLook {
  tripId: string;
  plate: string;
  costCny: number;
  distanceM: number;
  /** The limit that it comes near to. */
  near: PlanLimit | null;
  /** People by company. */
  companies: ReadonlyMap<string, number>;
  /** Places where people board and alight, in order. */
  calls: readonly { key: string; name: string }[];
  /** Driver ids; null where nobody has asked who would drive. */
  crew: readonly string[] | null;
}

/** A drawn trip. */
export function lookOf(batch: Pick<Batch, 'policy'>, trip: PlanTrip, { workers }: Pick<Plan, 'workers'>): TripLook {
  const { tripId, bus, total, crew, stops } = trip;
  return {
    tripId,
    plate: bus.plate,
    costCny: total.costCny,
    distanceM: total.distanceM,
    near: nearLimits(batch.policy.limits, [trip])[0] ?? null,
    companies: countCompanies(workers.filter((worker) => worker.tripId === tripId)),
    calls: stops
      .filter(({ kind }) => kind === 'pickup' || kind === 'dropoff')
      .map(({ kind, name, lng, lat }) => ({ name, key: `${kind} ${lng} ${lat}` })),
    crew: crew.map(({ driverId }) => driverId),
  };
}

/** People by company. */
export function countCompanies(people: readonly { companyId: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { companyId } of people) counts.set(companyId, (counts.get(companyId) ?? 0) + 1);
  return counts;
}

/** In which trips each county × company group rides, and how many of it. */
export type GroupRides = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** County and company of somebody: the unit in which splitting is counted (formats.md §2). */
export function groupKey({ adcode, companyId }: { adcode: string; companyId: string }): string {
  return `${adcode}/${companyId}`;
}

/** The rides of everybody in a bus. */
export function groupRides({ workers }: Pick<Plan, 'workers'>): GroupRides {
  const rides = new Map<string, Map<string, number>>();
  for (const worker of workers) {
    if (worker.tripId === null) continue;
    const key = groupKey(worker);
    const trips = rides.get(key) ?? new Map<string, number>();
    trips.set(worker.tripId, (trips.get(worker.tripId) ?? 0) + 1);
    rides.set(key, trips);
  }
  return rides;
}
