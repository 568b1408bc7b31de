import type { TripProgress, TripStatus } from '../../contract/journey.ts';

/** The next pick-up or drop-off of a bus under way; null before its departure and after its last. */
export function nextCall({
  state,
  stops,
}: Pick<TripProgress, 'state' | 'stops'>): TripProgress['stops'][number] | null {
  if (state !== 'departed') return null;
  const reached = stops.findLastIndex(({ arrivedAt, leftAt }) => arrivedAt !== null || leftAt !== null);
  return stops.slice(reached + 1).find(({ kind }) => kind === 'pickup' || kind === 'dropoff') ?? null;
}

/** When a bus under way is expected at its next pick-up or drop-off; null before its departure and after its last. */
export function nextEta(trip: Pick<TripStatus, 'state' | 'stops' | 'eta'>): string | null {
  const next = nextCall(trip);
  return next === null ? null : (trip.eta.stops[next.stop]?.etaAt ?? null);
}
