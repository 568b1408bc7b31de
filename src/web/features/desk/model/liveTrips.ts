import { latestMin } from '../../../../contract/lateness.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';

export type LiveTrip = ReplyOf<'readPlanProgress'>['trips'][number];

/** Which trips are listed. */
export const liveFilters = ['all', 'underWay', 'attention'] as const;
export type LiveFilter = (typeof liveFilters)[number];

/** Whether somebody should look at a trip: people left behind, late or going to be, no lawful way on, or something happened. */
export function needsAttention(trip: LiveTrip): boolean {
  const { missing, incidents, state, eta } = trip;
  if (missing > 0) return true;
  return state === 'departed' && (latestMin(trip) > 0 || !eta.isLawful || incidents.length > 0);
}

/** The trips of a filter: who needs attention first, then by what happened last, then by id. */
export function listedTrips(trips: readonly LiveTrip[], filter: LiveFilter): LiveTrip[] {
  return trips
    .filter((trip) => {
      if (filter === 'underWay') return trip.state === 'departed';
      return filter === 'all' || needsAttention(trip);
    })
    .sort(
      (a, b) =>
        Number(needsAttention(b)) - Number(needsAttention(a)) ||
        a.tripId.localeCompare(b.tripId, 'en', { numeric: true }),
    );
}
