import type { TripProgress } from '../../contract/journey.ts';

/** The next pick-up or drop-off of a bus under way; null before its departure and after its last. */
export function nextCall({
  state,
  stops,
}: Pick<TripProgress, 'state' | 'stops'>): TripProgress['stops'][number] | null {
  if (state !== 'departed') return null;
  const reached = stops.findLastIndex(({ arrivedAt, leftAt, seen }) => (arrivedAt ?? leftAt ?? seen) !== null);
  return stops.slice(reached + 1).find(({ kind }) => kind === 'pickup' || kind === 'dropoff') ?? null;
}
