import type { DormStay } from '../contract/dorms.ts';
import type { PlanPart } from '../contract/planPart.ts';
import type { SupplyAmounts } from '../contract/supplies.ts';
import type { Policy } from '../policy/schema.ts';
import { siteNeeds } from './siteNeeds.ts';
import { tripNeeds } from './tripNeeds.ts';

/** What each trip and each dormitory site of a plan needs. */
export interface PlanNeeds {
  trips: { tripId: string; plate: string; people: number; needed: SupplyAmounts }[];
  /** By name. */
  sites: { site: string; people: number; needed: SupplyAmounts }[];
}

/** A plan as far as supplies go. */
export type SuppliedPlan = Pick<PlanPart, 'workers'> & {
  trips: readonly Pick<PlanPart['trips'][number], 'tripId' | 'bus' | 'stops' | 'crew' | 'escorts'>[];
};

/** Needs of a plan by a policy. Sites are those where the plan gives somebody a bed. */
export function planNeeds({ trips, workers }: SuppliedPlan, policy: Policy): PlanNeeds {
  const stays = new Map<string, DormStay[]>();
  for (const { stay } of workers) {
    if (stay === undefined) continue;
    const ofSite = stays.get(stay.site);
    if (ofSite === undefined) stays.set(stay.site, [stay]);
    else ofSite.push(stay);
  }
  return {
    trips: trips.map((trip) => ({
      tripId: trip.tripId,
      plate: trip.bus.plate,
      people: trip.stops.reduce((sum, { board }) => sum + board.length, 0),
      needed: tripNeeds(trip, policy),
    })),
    sites: [...stays]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([site, ofSite]) => ({ site, people: ofSite.length, needed: siteNeeds(ofSite, policy) })),
  };
}
